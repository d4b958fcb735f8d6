import { exp } from '../exact.ts';
import { crossEntropy } from './cross-entropy.ts';
import type { Metric } from './metric.ts';

/** Among how many equally likely words it seems to guess at a step: e to the mean cross entropy of a step, from 1 up. */
export const perplexity: Metric = (predictions, targets, outputs, _threshold, group = outputs) => exp(crossEntropy(predictions, targets, group));
