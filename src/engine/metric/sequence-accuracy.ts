import { classOf } from './confusion-matrix.ts';
import type { Metric } from './metric.ts';

/** Share of rows of which every step is right, 0 to 1: one wrong word makes a wrong sentence. */
export const sequenceAccuracy: Metric = (predictions, targets, outputs, threshold, group = outputs) => {
  const steps = outputs / group;
  const count = predictions.length / outputs;
  let right = 0;
  for (let row = 0; row < count; row++) {
    let whole = true;
    for (let step = row * steps; whole && step < (row + 1) * steps; step++) {
      whole = classOf(predictions, step, group, threshold) === classOf(targets, step, group);
    }
    if (whole) right++;
  }
  return right / count;
};
