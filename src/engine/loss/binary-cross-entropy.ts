import { log } from '../exact.ts';
import { FLOOR, logForm, type Loss } from './loss.ts';

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
  misfit(targets, from) {
    const y = targets[from] ?? NaN;
    return y >= 0 && y <= 1 ? undefined : `${y} is no class; give 0 for no, 1 for yes, or a share between`;
  },
  error: (a, y) => a - y,
  form: {
    value(m, a, y) {
      const one = m.constant(1);
      const no = m.share(m.subtract(one, a));
      const logs = m.add(m.multiply(y, logForm(m, a)), m.multiply(m.subtract(one, y), logForm(m, no)));
      return m.subtract(m.constant(0), logs);
    },
    error: (m, a, y) => m.subtract(a, y),
  },
};
