import type { Metric } from './metric.ts';

/** Size of the largest error, in the target's unit: no prediction is further off than this. */
export const maxAbsolute: Metric = (predictions, targets) => {
  let largest = 0;
  for (let i = 0; i < predictions.length; i++) {
    const error = (predictions[i] ?? NaN) - (targets[i] ?? NaN);
    largest = Math.max(largest, Math.abs(error));
  }
  return largest;
};
