import { meanSquaredError as loss } from '../loss/mean-squared-error.ts';
import type { Metric } from './metric.ts';

/** The full mean squared error (book p. 59), summed over a row's outputs like the loss. Unit: the target's, squared. */
export const meanSquaredError: Metric = (predictions, targets, outputs) =>
  loss.value(predictions, targets, predictions.length / outputs, outputs);
