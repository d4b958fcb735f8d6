import { confusionMatrix } from './confusion-matrix.ts';

/**
 * Of those in the class, the share that was found (book p. 176), 0 to 1; 0 where there are none. With one output the class
 * is yes; with more, recallOf takes the matrix and a class.
 */
export function recall(predictions: Float64Array, targets: Float64Array, outputs: number, threshold = 0.5): number {
  return recallOf(confusionMatrix(predictions, targets, outputs, threshold), 1);
}

/** Recall of one class of a confusion matrix: its row. */
export function recallOf(matrix: readonly (readonly number[])[], label: number): number {
  const actual = (matrix[label] ?? []).reduce((sum, count) => sum + count, 0);
  return actual === 0 ? 0 : (matrix[label]?.[label] ?? NaN) / actual;
}
