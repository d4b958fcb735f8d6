import { correct } from './accuracy.ts';

/** Number of rows whose class is wrong. `threshold` counts with one output only. */
export function wrong(predictions: Float64Array, targets: Float64Array, outputs: number, threshold = 0.5): number {
  return predictions.length / outputs - correct(predictions, targets, outputs, threshold);
}
