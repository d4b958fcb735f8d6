import type { Arithmetic } from './arithmetic.ts';

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
  let sum = gradient;
  if (l2 !== 0) sum = m.add(sum, m.multiply(m.constant(l2), weight));
  if (l1 === 0) return sum;
  const zero = m.constant(0);
  return m.add(sum, m.whereGreater(weight, zero, m.constant(l1), m.whereGreater(zero, weight, m.constant(-l1), zero)));
}

/** Throws an Error that names the field and the remedy. */
export function checkPenalty({ l1 = 0, l2 = 0 }: Penalty): void {
  for (const [name, share] of Object.entries({ l1, l2 })) {
    if (!(share >= 0 && share < Infinity)) throw new Error(`${name}: ${share}; give a finite number from 0`);
  }
}
