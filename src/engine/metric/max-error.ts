import type { Metric } from './metric.ts';

/** Largest error with its sign: how far the worst prediction lies above the target; below 0 where all lie below. */
export const maxError: Metric = (predictions, targets) => {
  let largest = -Infinity;
  for (let i = 0; i < predictions.length; i++) {
    const error = (predictions[i] ?? NaN) - (targets[i] ?? NaN);
    largest = Math.max(largest, error);
  }
  return largest;
};
