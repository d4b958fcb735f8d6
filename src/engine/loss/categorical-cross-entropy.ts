import { log } from '../exact.ts';
import { FLOOR, logForm, type Loss } from './loss.ts';

/** Categorical cross entropy (book pp. 195-196) in natural logarithms; targets are one-hot rows (or rows that sum to 1). */
export const categoricalCrossEntropy: Loss = {
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
  error: (a, y) => a - y,
  form: {
    value: (m, a, y) => m.multiply(m.subtract(m.constant(0), y), logForm(m, a)),
    error: (m, a, y) => m.subtract(a, y),
  },
};
