import { tanh as exactTanh } from '../exact.ts';
import type { Activation } from './activation.ts';

/** The S-curve from -1 to 1. */
export const tanh: Activation = {
  name: 'tanh',
  value: exactTanh,
  derivative: (_z, a) => 1 - a * a,
  form: {
    value: (m, z) => m.subtract(m.constant(1), m.divide(m.constant(2), m.add(m.exp(m.add(z, z)), m.constant(1)))),
    derivative: (m, _z, a) => m.subtract(m.constant(1), m.multiply(a, a)),
  },
};
