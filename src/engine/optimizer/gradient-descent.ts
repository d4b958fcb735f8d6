import type { Optimizer } from './optimizer.ts';

/** The book's own: every parameter moves against its gradient, by rate × dw (pp. 75-76). */
export function gradientDescent(): Optimizer {
  return {
    name: 'gradient-descent',
    constants: {},
    memory: 0,
    decays: [],
    normalises: false,
    step: (m, gradient, rate) => ({ change: m.multiply(rate, gradient), memory: [] }),
  };
}
