import { log } from '../exact.ts';
import { differences, FLOOR, logForm, type ElementwiseLoss } from './loss.ts';

/** Shares of a row may miss 1 by this much: thirds and tenths do. */
const SLACK = 1e-6;

/** Categorical cross entropy (book pp. 195-196) in natural logarithms, summed over the steps of a sequence or the pixels of a picture; targets are one-hot (or sum to 1), for each. */
export const categoricalCrossEntropy: ElementwiseLoss = {
  name: 'categorical-cross-entropy',
  descended: 1,
  cancels: 'softmax',
  value(outputs, targets, count, units) {
    let sum = 0;
    for (let i = 0; i < count * units; i++) {
      const y = targets[i] ?? NaN;
      const a = outputs[i] ?? NaN;
      if (y !== 0) sum -= y * log(a < FLOOR ? FLOOR : a);
    }
    return sum / count;
  },
  misfit(targets, from, units) {
    let sum = 0;
    for (let u = 0; u < units; u++) {
      const y = targets[from + u] ?? NaN;
      if (!(y >= 0 && y <= 1)) return `${y} is no share of a class; give 1 for the class and 0 for the others`;
      sum += y;
    }
    return Math.abs(sum - 1) <= SLACK ? undefined : `they sum to ${sum}; give 1 for one class and 0 for the others`;
  },
  errors: differences,
  error: (a, y) => a - y,
  form: {
    value: (m, a, y) => m.multiply(m.subtract(m.constant(0), y), logForm(m, a)),
    error: (m, a, y) => m.subtract(a, y),
  },
};
