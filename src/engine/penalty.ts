import type { Arithmetic } from './arithmetic.ts';
import { describe } from './fields.ts';

/**
 * What large weights cost: their gradients (not those of biases) += l1 × sign(w) + l2 × w, so that training descends
 * loss + l1 × sum |w| + l2 / 2 × sum w². The loss that is reported stays that of the data. Finite, from 0 (the default).
 */
export interface Penalty {
  readonly l1?: number;
  readonly l2?: number;
}

/** A weight's gradient with the penalty in it. Nothing is written down for a share that is 0. */
export function penalise<T>(m: Arithmetic<T>, { l1 = 0, l2 = 0 }: Penalty, gradient: T, weight: T): T {
  return penaliseBy(m, { l1: l1 === 0 ? undefined : m.constant(l1), l2: l2 === 0 ? undefined : m.constant(l2) }, gradient, weight);
}

/** The same with shares that are values themselves: every network of a vector has its own. */
export function penaliseBy<T>(m: Arithmetic<T>, { l1, l2 }: { readonly l1?: T; readonly l2?: T }, gradient: T, weight: T): T {
  const sum = l2 === undefined ? gradient : m.add(gradient, m.multiply(l2, weight));
  if (l1 === undefined) return sum;
  const zero = m.constant(0);
  return m.add(sum, m.whereGreater(weight, zero, l1, m.whereGreater(zero, weight, m.subtract(zero, l1), zero)));
}

/** Throws an Error that names the field and the remedy. */
export function checkPenalty({ l1 = 0, l2 = 0 }: Penalty): void {
  for (const [name, share] of Object.entries({ l1, l2 })) {
    if (!(typeof share === 'number' && share >= 0 && share < Infinity)) throw new Error(`${name}: ${describe(share)}; give a finite number from 0`);
  }
}
