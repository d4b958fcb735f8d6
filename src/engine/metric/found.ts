import { BOX } from '../loss/class-and-box.ts';
import { overlap } from './box-iou.ts';
import { sameClass } from './class-accuracy.ts';
import type { Metric } from './metric.ts';

/** Share of rows, 0 to 1, whose class is right and, where something stands, whose box overlaps the true one by the threshold (half, if left out). */
export const found: Metric = (predictions, targets, outputs, threshold = 0.5) => {
  let right = 0;
  for (let from = 0; from < predictions.length; from += outputs) {
    const box = from + outputs - BOX;
    const there = (targets[box + 2] ?? NaN) > 0;
    if (sameClass(predictions, targets, from, outputs) && (!there || overlap(predictions, targets, box) >= threshold)) right++;
  }
  return (right * outputs) / predictions.length;
};
