import { BOX } from '../loss/class-and-box.ts';
import type { Metric } from './metric.ts';

/**
 * Mean intersection over union of boxes (the last four outputs: the middle's x and y, width, height), 0 to 1, over the rows in
 * which something stands (the target's box has a width); NaN where nothing stands in any.
 */
export const boxIou: Metric = (predictions, targets, outputs) => {
  let sum = 0;
  let count = 0;
  for (let end = outputs; end <= predictions.length; end += outputs) {
    if (!((targets[end - 2] ?? NaN) > 0)) continue;
    sum += overlap(predictions, targets, end - BOX);
    count++;
  }
  return sum / count;
};

/** Intersection over union of the boxes that begin at `from` in both. */
export function overlap(one: Float64Array, other: Float64Array, from: number): number {
  const shared = side(one, other, from, 0) * side(one, other, from, 1);
  const area = (box: Float64Array) => (box[from + 2] ?? NaN) * (box[from + 3] ?? NaN);
  const either = area(one) + area(other) - shared;
  return either === 0 ? 1 : shared / either;
}

/** How far two boxes overlap along one side of the picture. */
function side(one: Float64Array, other: Float64Array, from: number, axis: 0 | 1): number {
  const end = (box: Float64Array, to: -1 | 1) => (box[from + axis] ?? NaN) + (to * (box[from + 2 + axis] ?? NaN)) / 2;
  return Math.max(0, Math.min(end(one, 1), end(other, 1)) - Math.max(end(one, -1), end(other, -1)));
}
