import { accuracy } from './accuracy.ts';
import { crossEntropy } from './cross-entropy.ts';
import { f1 } from './f1.ts';
import { maxAbsolute } from './max-absolute.ts';
import { maxError } from './max-error.ts';
import { maxSquared } from './max-squared.ts';
import { meanAbsolute } from './mean-absolute.ts';
import { meanError } from './mean-error.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import type { Metric } from './metric.ts';
import { precision } from './precision.ts';
import { recall } from './recall.ts';
import { wrong } from './wrong.ts';

/** Every metric that is one number. To add one: its file, and a line here. The last five take a threshold as well. */
export const metrics = {
  'mean-squared-error': meanSquaredError,
  'mean-absolute': meanAbsolute,
  'mean-error': meanError,
  'max-error': maxError,
  'max-absolute': maxAbsolute,
  'max-squared': maxSquared,
  'cross-entropy': crossEntropy,
  wrong,
  accuracy,
  precision,
  recall,
  f1,
};

export type MetricName = keyof typeof metrics;

/** The metric of that name, at this threshold where it has one. */
export function metricOf(name: MetricName, threshold = 0.5): Metric {
  const metric = metrics[name];
  return (predictions, targets, outputs) => metric(predictions, targets, outputs, threshold);
}
