import { BOX } from '../loss/class-and-box.ts';
import type { Metric } from './metric.ts';

/** Share of rows whose class is right, 0 to 1, whatever is said of the box (the last four outputs). */
export const classAccuracy: Metric = (predictions, targets, outputs) => {
  let right = 0;
  for (let from = 0; from < predictions.length; from += outputs) if (sameClass(predictions, targets, from, outputs)) right++;
  return (right * outputs) / predictions.length;
};

/** The row that begins at `from` has its largest class where the target has it. */
export function sameClass(predictions: Float64Array, targets: Float64Array, from: number, outputs: number): boolean {
  const largest = (numbers: Float64Array) => {
    let best = from;
    for (let i = from + 1; i < from + outputs - BOX; i++) if ((numbers[i] ?? NaN) > (numbers[best] ?? NaN)) best = i;
    return best;
  };
  return largest(predictions) === largest(targets);
}
