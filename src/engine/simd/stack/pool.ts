import type { Layer } from '../../layer/layer.ts';
import type { PoolSpec } from '../../layer/pool.ts';
import { walk } from '../../layer/window.ts';
import { f32x4 } from '../instructions.ts';
import { set, type Code } from '../wasm.ts';
import { along, fill, load, overVectors, store } from './loops.ts';
import { further, spotOf, type LayerCode, type Pen, type Place, type Spot, type Take, type Tensor } from './tensor.ts';

/** The largest, or the mean, of every window, channels in the lanes. What comes back goes to the first of the largest, or to all. */
export function poolCode(
  { by, size, stride: pace = size }: PoolSpec, { shape: [high = 1, broad = 1] }: Layer, height: number, wide: number, input: Tensor, scratch: Take,
): LayerCode {
  const { features, stride } = input;
  const place = (): Place => ({ area: 'scratch', offset: scratch(high * broad * stride) });
  const [values, back] = [place(), place()];
  const cells = Array.from({ length: size * size }, (_, k) => 4 * stride * (Math.floor(k / size) * wide + (k % size)));
  /** Every cell is under exactly one window. */
  const tiled = pace === size && walk(height, size, pace, 'valid').places * size === height && walk(wide, size, pace, 'valid').places * size === wide;

  /** Calls `body` for every vector of every place, with spots there and in the corner of the window. */
  const overPlaces = ({ f }: Pen, corners: readonly Spot[], places: readonly Spot[], body: (corners: readonly Spot[], places: readonly Spot[]) => void) => {
    const spots = [...corners, ...places];
    const steps = spots.map((_, k) => 4 * stride * (k < corners.length ? pace : 1));
    const lineSteps = spots.map((_, k) => 4 * stride * (k < corners.length ? pace * wide : broad));
    along(f, high, spots.map(({ base }, k) => ({ base, step: lineSteps[k] ?? 0 })), (lines) => {
      along(f, broad, lines.map((base, k) => ({ base, step: steps[k] ?? 0 })), (bases) => {
        overVectors(f, stride, spots.map(({ offset }, k) => ({ base: bases[k] ?? [], offset })), (here) => body(here.slice(0, corners.length), here.slice(corners.length)));
      });
    });
  };
  const share = (pen: Pen, x: Code): Code => pen.m.multiply({ code: x }, pen.m.constant(1 / (size * size))).code;
  return {
    output: { places: high * broad, features, stride, values, back },
    tables: [],
    forward(pen) {
      overPlaces(pen, [spotOf(pen, input.values)], [spotOf(pen, values)], ([corner], [to]) => {
        if (corner === undefined || to === undefined) return;
        const all = cells.map((cell) => load(further(corner, cell)));
        const together = all.reduce((x, y) => (by === 'max' ? f32x4.larger(x, y) : f32x4.add(x, y)));
        pen.f.emit(store(to, by === 'max' ? together : share(pen, together)));
      });
    },
    backward(pen) {
      const { f } = pen;
      if (input.back === undefined) return;
      const below = spotOf(pen, input.back);
      if (!tiled) fill(f, below, height * wide * stride);
      const give = (to: Spot, x: Code) => f.emit(store(to, tiled ? x : f32x4.add(load(to), x)));
      overPlaces(pen, [spotOf(pen, input.values), below], [spotOf(pen, values), spotOf(pen, back)], ([corner, under], [largest, da]) => {
        if (corner === undefined || under === undefined || largest === undefined || da === undefined) return;
        const left = f.keep('v128', by === 'max' ? load(da) : share(pen, load(da)));
        const most = f.keep('v128', load(largest));
        for (const cell of cells) {
          if (by === 'mean') {
            give(further(under, cell), left.get);
            continue;
          }
          const isLargest = f.keep('v128', f32x4.equal(load(further(corner, cell)), most.get));
          give(further(under, cell), f32x4.and(left.get, isLargest.get));
          f.emit(f32x4.andNot(left.get, isLargest.get), set(left));
        }
      });
    },
  };
}
