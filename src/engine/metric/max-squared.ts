import type { Metric } from './metric.ts';

/** Square of the largest error, in the target's unit squared. */
export const maxSquared: Metric = (predictions, targets) => {
  let largest = 0;
  for (let i = 0; i < predictions.length; i++) {
    const error = (predictions[i] ?? NaN) - (targets[i] ?? NaN);
    largest = Math.max(largest, error * error);
  }
  return largest;
};
