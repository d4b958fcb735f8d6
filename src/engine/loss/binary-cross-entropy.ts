import type { Arithmetic } from '../arithmetic.ts';
import { log } from '../exact.ts';
import { differences, FLOOR, type ElementwiseLoss } from './loss.ts';

/** What a probability at the floor costs. */
const MOST = -log(FLOOR);

/** Binary cross entropy (book p. 166) in natural logarithms, summed over a row's outputs, each a question of its own (a pixel); targets from 0 to 1. */
export const binaryCrossEntropy: ElementwiseLoss = {
  name: 'binary-cross-entropy',
  descended: 1,
  cancels: 'sigmoid',
  value(outputs, targets, count, units) {
    let sum = 0;
    for (let i = 0; i < count * units; i++) {
      const y = targets[i] ?? NaN;
      const yes = outputs[i] ?? NaN;
      const no = 1 - yes;
      if (y !== 0) sum -= y * log(yes < FLOOR ? FLOOR : yes);
      if (y !== 1) sum -= (1 - y) * log(no < FLOOR ? FLOOR : no);
    }
    return sum / count;
  },
  misfit(targets, from, units) {
    for (let i = from; i < from + units; i++) {
      const y = targets[i] ?? NaN;
      if (!(y >= 0 && y <= 1)) return `${y} is no class; give 0 for no, 1 for yes, or a share between`;
    }
    return undefined;
  },
  errors: differences,
  error: (a, y) => a - y,
  form: {
    // -log a = log(1 + e^-z) and -log(1 - a) = log(1 + e^z), so that no digit of z is lost.
    value(m, _a, y, z) {
      const zero = m.constant(0);
      const minus = m.share(m.subtract(zero, z));
      const one = m.constant(1);
      const rest = m.share(m.log(m.add(one, m.exp(m.whereGreater(z, zero, minus, z)))));
      const yes = m.multiply(y, held(m, m.add(m.whereGreater(minus, zero, minus, zero), rest)));
      const no = m.multiply(m.subtract(one, y), held(m, m.add(m.whereGreater(z, zero, z, zero), rest)));
      return m.add(yes, no);
    },
    error: (m, a, y) => m.subtract(a, y),
  },
};

/** A cost that is at most that of the floor; NaN stays NaN. */
function held<T>(m: Arithmetic<T>, cost: T): T {
  const shared = m.share(cost);
  const most = m.constant(MOST);
  return m.whereGreater(shared, most, most, shared);
}
