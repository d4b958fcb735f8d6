import type { Activation } from './activation.ts';

/** The weighted sum as it is (book p. 28). */
export const linear: Activation = {
  name: 'linear',
  value: (z) => z,
  derivative: () => 1,
  straight: true,
  form: {
    value: (_m, z) => z,
    derivative: (m) => m.constant(1),
  },
};
