import { confusionMatrix } from './confusion-matrix.ts';
import { precisionOf } from './precision.ts';
import { recallOf } from './recall.ts';

/** F1 of yes: the harmonic mean of precision and recall (book p. 177), 0 to 1; 0 where both are 0. */
export function f1(predictions: Float64Array, targets: Float64Array, outputs: number, threshold = 0.5): number {
  return f1Of(confusionMatrix(predictions, targets, outputs, threshold), 1);
}

/** F1 of one class of a confusion matrix. */
export function f1Of(matrix: readonly (readonly number[])[], label: number): number {
  const p = precisionOf(matrix, label);
  const r = recallOf(matrix, label);
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}
