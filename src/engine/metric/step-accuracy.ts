import { correct } from './accuracy.ts';
import type { Metric } from './metric.ts';

/** Share of steps, or of pixels, whose class is right, 0 to 1, over all rows (pixel accuracy; book p. 224). */
export const stepAccuracy: Metric = (predictions, targets, outputs, threshold, group = outputs) =>
  correct(predictions, targets, group, threshold) / (predictions.length / group);
