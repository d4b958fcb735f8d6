import { log } from '../exact.ts';
import { FLOOR, type Loss } from './loss.ts';

/** Binary cross entropy (book p. 166) in natural logarithms, one output per row, targets from 0 to 1. */
export const binaryCrossEntropy: Loss = {
  name: 'binary-cross-entropy',
  descended: 1,
  cancels: 'sigmoid',
  value(outputs, targets, count) {
    let sum = 0;
    for (let row = 0; row < count; row++) {
      const y = targets[row] ?? NaN;
      const yes = outputs[row] ?? NaN;
      const no = 1 - yes;
      if (y !== 0) sum -= y * log(yes < FLOOR ? FLOOR : yes);
      if (y !== 1) sum -= (1 - y) * log(no < FLOOR ? FLOOR : no);
    }
    return sum / count;
  },
};
