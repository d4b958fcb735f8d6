import type { Metric } from './metric.ts';

/** Mean of the errors, signs kept (book pp. 58, 79): 0 says that they cancel, not that they are small. */
export const meanError: Metric = (predictions, targets) => {
  let sum = 0;
  for (let i = 0; i < predictions.length; i++) {
    const error = (predictions[i] ?? NaN) - (targets[i] ?? NaN);
    sum += error;
  }
  return sum / predictions.length;
};
