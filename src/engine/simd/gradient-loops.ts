import { isFolded } from './fold.ts';
import type { DenseNetwork } from '../layer/kinds.ts';
import { layout, type LayerLayout } from '../network.ts';
import type { Optimizer } from '../optimizer/optimizer.ts';

/** A parameter's gradient, summed over the rows: input i of the layer times dz of unit u; i = inputs is the bias. */
export interface Entry {
  readonly layer: number;
  readonly i: number;
  readonly u: number;
  /** Where the parameter stands in the layout. */
  readonly parameter: number;
  readonly isBias: boolean;
}

/** How many sums one loop over the rows carries. With their operands they fit in 16 vector registers; 13 were spilled by V8. */
const ROOM = 9;

/**
 * Splits the gradients into loops over the rows, each of which carries its sums in registers: rectangles of inputs × units
 * of one layer, chosen so that a row costs the fewest loads; small rectangles share a loop. A folded layer
 * (fold.ts) needs none.
 */
export function gradientLoops(network: DenseNetwork, optimizer: Optimizer, room = ROOM): Entry[][] {
  const loops: Entry[][] = [];
  layout(network).slice(0, isFolded(network, optimizer) ? -1 : undefined).forEach((layer, l) => {
    for (const tile of split(layer, l, room)) {
      const last = loops.at(-1);
      if (last !== undefined && last.length + tile.length <= room) last.push(...tile);
      else loops.push(tile);
    }
  });
  return loops;
}

function split(layer: LayerLayout, l: number, room: number): Entry[][] {
  const { high, wide } = bestSize(layer.inputs + 1, layer.units, room);
  const rectangles: Entry[][] = [];
  for (let u = 0; u < layer.units; u += wide) {
    for (let i = 0; i <= layer.inputs; i += high) rectangles.push(rectangle(layer, l, i, u, high, wide));
  }
  return rectangles;
}

function rectangle(layer: LayerLayout, l: number, fromInput: number, fromUnit: number, high: number, wide: number): Entry[] {
  const { inputs, units, weights, biases } = layer;
  const entries: Entry[] = [];
  for (let u = fromUnit; u < Math.min(units, fromUnit + wide); u++) {
    for (let i = fromInput; i <= Math.min(inputs, fromInput + high - 1); i++) {
      const isBias = i === inputs;
      entries.push({ layer: l, i, u, isBias, parameter: isBias ? biases + u : weights + i * units + u });
    }
  }
  return entries;
}

/** Each rectangle loads its inputs and its units once per row: as few loads as possible, then as few rectangles. */
function bestSize(inputs: number, units: number, room: number): { high: number; wide: number } {
  let best = { high: 1, wide: 1, cost: Infinity };
  for (let wide = 1; wide <= Math.min(units, room); wide++) {
    const high = Math.min(inputs, Math.floor(room / wide));
    const cost = Math.ceil(units / wide) * inputs + Math.ceil(inputs / high) * units;
    if (cost < best.cost) best = { high, wide, cost };
  }
  return best;
}
