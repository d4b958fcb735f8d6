import { sigmoid as exactSigmoid } from '../exact.ts';
import type { Activation } from './activation.ts';

/** The S-curve from 0 to 1 (book p. 157). */
export const sigmoid: Activation = {
  name: 'sigmoid',
  value: exactSigmoid,
  derivative: (_z, a) => a * (1 - a),
  straight: false,
  form: {
    value: (m, z) => m.divide(m.constant(1), m.add(m.constant(1), m.exp(m.subtract(m.constant(0), z)))),
    derivative: (m, _z, a) => m.multiply(a, m.subtract(m.constant(1), a)),
  },
};
