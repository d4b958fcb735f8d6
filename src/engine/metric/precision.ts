import { confusionMatrix } from './confusion-matrix.ts';

/**
 * Of those predicted to be in the class, the share that is (book p. 176), 0 to 1; 0 where none is predicted. With one
 * output the class is yes; with more, precisionOf takes the matrix and a class.
 */
export function precision(predictions: Float64Array, targets: Float64Array, outputs: number, threshold = 0.5): number {
  return precisionOf(confusionMatrix(predictions, targets, outputs, threshold), 1);
}

/** Precision of one class of a confusion matrix: its column. */
export function precisionOf(matrix: readonly (readonly number[])[], label: number): number {
  const predicted = matrix.reduce((sum, counts) => sum + (counts[label] ?? NaN), 0);
  return predicted === 0 ? 0 : (matrix[label]?.[label] ?? NaN) / predicted;
}
