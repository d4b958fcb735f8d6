import { binaryCrossEntropy } from '../loss/binary-cross-entropy.ts';
import { categoricalCrossEntropy } from '../loss/categorical-cross-entropy.ts';
import type { Metric } from './metric.ts';

/** Mean of −log of the probability that was given to what came true: binary with one output, categorical with more. */
export const crossEntropy: Metric = (predictions, targets, outputs) =>
  (outputs === 1 ? binaryCrossEntropy : categoricalCrossEntropy).value(predictions, targets, predictions.length / outputs, outputs);
