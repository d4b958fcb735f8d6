import { tanh as exactTanh } from '../exact.ts';
import type { Activation } from './activation.ts';

/** The S-curve from -1 to 1. */
export const tanh: Activation = {
  name: 'tanh',
  value: exactTanh,
  derivative: (_z, a) => 1 - a * a,
  straight: false,
  form: {
    // Where |z| < 1/2, the fraction of exact.ts: 1 - 2 / (e^2z + 1) has few digits left near 0. One division for both.
    value(m, z) {
      const square = m.share(m.multiply(z, z));
      const polynomial = (...coefficients: readonly number[]) =>
        coefficients.map(m.constant).reduce((sum, next) => m.add(m.multiply(sum, square), next));
      const quarter = m.constant(0.25);
      const over = m.whereGreater(quarter, square, m.multiply(z, polynomial(1, 378, 17325, 135135)), m.constant(2));
      const under = m.whereGreater(quarter, square, polynomial(28, 3150, 62370, 135135), m.add(m.exp(m.add(z, z)), m.constant(1)));
      const share = m.share(m.divide(over, under));
      return m.whereGreater(quarter, square, share, m.subtract(m.constant(1), share));
    },
    derivative: (m, _z, a) => m.subtract(m.constant(1), m.multiply(a, a)),
  },
};
