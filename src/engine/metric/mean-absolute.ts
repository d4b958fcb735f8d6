import type { Metric } from './metric.ts';

/** Mean size of the errors, in the target's unit (book p. 58). */
export const meanAbsolute: Metric = (predictions, targets) => {
  let sum = 0;
  for (let i = 0; i < predictions.length; i++) {
    const error = (predictions[i] ?? NaN) - (targets[i] ?? NaN);
    sum += Math.abs(error);
  }
  return sum / predictions.length;
};
