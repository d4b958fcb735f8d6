import type { Values } from './draw.ts';
import { predictionsOf, type Stage } from './stage.ts';
import { type Range, snap } from './range.ts';

/** How many rows are missed by more than so many dollars. */
export function wideOf(stage: Stage, values: Values, dollars: number, data: 'train' | 'test'): number {
  const { targets } = stage[data];
  return predictionsOf(stage, values, data).filter((said, row) => Math.abs(said - (targets[row] ?? said)) > dollars).length;
}

/** Stands of a weight that are tried. */
const STANDS = 160;

/** Where a line of one input misses the fewest rows by more than so many dollars: of the widest such places the middle. */
export function fewestWide({ train }: Stage, dollars: number, weight: Range, bias: Range): { w: number; b: number; missed: number } {
  const weights = Array.from({ length: STANDS + 1 }, (_, step) => snap(weight, weight.min + ((weight.max - weight.min) * step) / STANDS));
  let best = { w: 0, b: 0, missed: Infinity, room: 0 };
  for (const w of weights) {
    const left = Array.from(train.targets, (target, row) => target - w * (train.inputs[row] ?? 0)).toSorted((one, other) => one - other);
    left.forEach((low, from) => {
      const to = left.findLastIndex((each) => each - low <= 2 * dollars);
      const missed = train.count - (to - from + 1);
      const room = 2 * dollars - ((left[to] ?? low) - low);
      if (missed < best.missed || (missed === best.missed && room > best.room)) best = { w, b: snap(bias, ((left[to] ?? low) + low) / 2), missed, room };
    });
  }
  return best;
}
