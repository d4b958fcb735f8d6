import { classOf } from './confusion-matrix.ts';

/** Share of rows whose class is right, 0 to 1 (book p. 169). `threshold` counts with one output only. */
export function accuracy(predictions: Float64Array, targets: Float64Array, outputs: number, threshold = 0.5): number {
  const count = predictions.length / outputs;
  return correct(predictions, targets, outputs, threshold) / count;
}

/** Number of rows whose class is right. */
export function correct(predictions: Float64Array, targets: Float64Array, outputs: number, threshold = 0.5): number {
  let right = 0;
  for (let row = 0; row * outputs < predictions.length; row++) {
    if (classOf(predictions, row, outputs, threshold) === classOf(targets, row, outputs)) right++;
  }
  return right;
}
