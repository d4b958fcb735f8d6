import type { Metric } from './metric.ts';

/**
 * Intersection over union of masks, pixels of all rows together, 0 to 1 (book p. 224): of the pixels that are yes in the
 * target or are predicted so, the share that is both. 1 where there are none at all.
 */
export const iou: Metric = (predictions, targets, _outputs, threshold = 0.5) => {
  let both = 0;
  let either = 0;
  for (let i = 0; i < predictions.length; i++) {
    const said = (predictions[i] ?? NaN) >= threshold;
    const there = (targets[i] ?? NaN) >= 0.5;
    if (said && there) both++;
    if (said || there) either++;
  }
  return either === 0 ? 1 : both / either;
};
