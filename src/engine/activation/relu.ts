import type { Activation } from './activation.ts';

/** Nothing below zero, the weighted sum above (book p. 142). At exactly 0 the derivative is 0. NaN stays NaN. */
export const relu: Activation = {
  name: 'relu',
  value: (z) => (z <= 0 ? 0 : z),
  derivative: (z) => (z > 0 ? 1 : 0),
  straight: true,
  form: {
    value: (m, z) => m.whereGreater(m.constant(0), z, m.constant(0), z),
    derivative: (m, _z, a) => m.whereGreater(a, m.constant(0), m.constant(1), m.constant(0)),
  },
};
