import { accuracy } from './accuracy.ts';
import { boxIou } from './box-iou.ts';
import { classAccuracy } from './class-accuracy.ts';
import { crossEntropy } from './cross-entropy.ts';
import { f1 } from './f1.ts';
import { found } from './found.ts';
import { iou } from './iou.ts';
import { maxAbsolute } from './max-absolute.ts';
import { maxError } from './max-error.ts';
import { maxSquared } from './max-squared.ts';
import { meanAbsolute } from './mean-absolute.ts';
import { meanError } from './mean-error.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import type { Metric } from './metric.ts';
import { perplexity } from './perplexity.ts';
import { precision } from './precision.ts';
import { recall } from './recall.ts';
import { resemblance } from './resemblance.ts';
import { sequenceAccuracy } from './sequence-accuracy.ts';
import { stepAccuracy } from './step-accuracy.ts';
import { wrong } from './wrong.ts';

/** Every metric that is one number. To add one: its file, and a line here. Those that count classes take a threshold as well. */
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
  'step-accuracy': stepAccuracy,
  'sequence-accuracy': sequenceAccuracy,
  perplexity,
  iou,
  'class-accuracy': classAccuracy,
  'box-iou': boxIou,
  found,
  resemblance,
};

export type MetricName = keyof typeof metrics;

/** The metric of that name, at this threshold where it has one; `group`: how many outputs belong to one step or pixel (all, if left out). */
export function metricOf(name: MetricName, threshold = 0.5, group?: number): Metric {
  const metric: Metric = metrics[name];
  return (predictions, targets, outputs) => metric(predictions, targets, outputs, threshold, group);
}
