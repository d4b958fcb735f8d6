const WIDTH = 640;
const HEIGHT = 300;

interface Wire {
  layer: number;
  from: number;
  to: number;
  value: number;
}

/** Weights by name (`w2.1.3`: layer, from, to) as wires; their signs are colour and dash, their size is width. */
function wiresIn(values: Readonly<Record<string, number>>): readonly Wire[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const [, layer, from, to] = /^w(\d+)\.(\d+)\.(\d+)$/.exec(name) ?? [];
    return layer === undefined ? [] : [{ layer: Number(layer), from: Number(from), to: Number(to), value }];
  });
}

/** A network as its wires; nothing where the values are those of no network with layers. */
export function Wires({ values, label }: { values: Readonly<Record<string, number>>; label: string }) {
  const wires = wiresIn(values);
  if (wires.length === 0) return null;
  const last = Math.max(...wires.map(({ layer }) => layer));
  const most = Math.max(...wires.map(({ value }) => Math.abs(value)), 1e-9);
  // Layer 0 is the inputs.
  const sizes = Array.from({ length: last + 1 }, (_, layer) => Math.max(...wires.map((wire) => (wire.layer === layer ? wire.to : wire.layer === layer + 1 ? wire.from : 0))));
  const x = (layer: number) => 50 + (layer / last) * (WIDTH - 100);
  const y = (layer: number, unit: number) => (HEIGHT * (unit - 0.5)) / (sizes[layer] ?? 1);
  return (
    <figure class="wires">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} dir="ltr" role="img" aria-label={label}>
        {wires.map(({ layer, from, to, value }) => (
          <path key={`${layer}.${from}.${to}`} class={value < 0 ? 'wire minus' : 'wire plus'} stroke-width={1 + 9 * (Math.abs(value) / most)}
            d={`M${x(layer - 1)} ${y(layer - 1, from)} C${(x(layer - 1) + x(layer)) / 2} ${y(layer - 1, from)} ${(x(layer - 1) + x(layer)) / 2} ${y(layer, to)} ${x(layer)} ${y(layer, to)}`} />
        ))}
        {sizes.flatMap((size, layer) => Array.from({ length: size }, (_, unit) => <circle key={`${layer} ${unit}`} class={layer === last ? 'node out' : 'node'} cx={x(layer)} cy={y(layer, unit + 1)} r="15" />))}
      </svg>
    </figure>
  );
}
