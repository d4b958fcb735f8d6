import type { Arithmetic } from '../arithmetic.ts';
import { exp } from '../exact.ts';

/**
 * Softmax of one row of weighted sums: exponents, then normalised so that the row sums to 1 (book pp. 187-193). It looks
 * at the whole row and so stands beside the activations that turn one number into one number.
 * Reads z and writes a at offset … offset + units - 1. The largest z is taken off first, so that nothing overflows.
 */
export function softmax(z: Float64Array, a: Float64Array, offset: number, units: number): void {
  let largest = z[offset] ?? NaN;
  for (let u = 1; u < units; u++) if ((z[offset + u] ?? NaN) > largest) largest = z[offset + u] ?? NaN;
  let sum = 0;
  for (let u = 0; u < units; u++) {
    const e = exp((z[offset + u] ?? NaN) - largest);
    a[offset + u] = e;
    sum += e;
  }
  for (let u = 0; u < units; u++) a[offset + u] = (a[offset + u] ?? NaN) / sum;
}

/** The same for backends that generate code: the activations of one row, from its weighted sums (shared values). */
export function softmaxForm<T>(m: Arithmetic<T>, z: readonly T[]): T[] {
  const largest = z.reduce((most, each) => m.share(m.whereGreater(each, most, each, most)));
  const exponents = z.map((each) => m.share(m.exp(m.subtract(each, largest))));
  const scale = m.share(m.divide(m.constant(1), exponents.reduce((sum, each) => m.add(sum, each))));
  return exponents.map((each) => m.multiply(each, scale));
}
