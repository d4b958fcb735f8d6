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
