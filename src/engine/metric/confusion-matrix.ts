/**
 * The confusion matrix (book pp. 174-175): rows are the actual classes, columns the predicted ones, so that entry
 * [actual][predicted] counts. With one output there are two classes, 0 no and 1 yes: [[TN, FP], [FN, TP]]; yes is predicted
 * from `threshold` up. With more outputs the class is the largest output, the first of equals.
 */
export function confusionMatrix(predictions: Float64Array, targets: Float64Array, outputs: number, threshold = 0.5): number[][] {
  const classes = outputs === 1 ? 2 : outputs;
  const matrix = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (let row = 0; row * outputs < predictions.length; row++) {
    const counts = matrix[classOf(targets, row, outputs, 0.5)];
    const predicted = classOf(predictions, row, outputs, threshold);
    if (counts !== undefined) counts[predicted] = (counts[predicted] ?? NaN) + 1;
  }
  return matrix;
}

/** The class that a row's outputs stand for: 0 or 1 by the threshold, or the index of the largest. */
export function classOf(numbers: Float64Array, row: number, outputs: number, threshold = 0.5): number {
  if (outputs === 1) return (numbers[row] ?? NaN) >= threshold ? 1 : 0;
  let best = 0;
  for (let u = 1; u < outputs; u++) {
    if ((numbers[row * outputs + u] ?? NaN) > (numbers[row * outputs + best] ?? NaN)) best = u;
  }
  return best;
}
