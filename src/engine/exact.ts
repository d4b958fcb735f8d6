/**
 * exp, log, tanh and sigmoid from + - * / and comparisons alone, which IEEE 754 rounds alike everywhere: the same bits
 * on every machine. (Math.exp and its kin differ in the last bit from browser to browser.)
 *
 * exp and log use the polynomials of FreeBSD's e_exp.c and e_log.c: Copyright (C) 1993 by Sun Microsystems, Inc. All
 * rights reserved. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
 * notice is preserved.
 */

const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const SMALLEST_EXPONENT = -1074;

/** 2^k for k from -1074 (the smallest number there is) to 1023, by exact doubling and halving. */
const powersOfTwo = new Float64Array(1023 - SMALLEST_EXPONENT + 1);
for (let k = 0, up = 1; k <= 1023; k++, up *= 2) powersOfTwo[k - SMALLEST_EXPONENT] = up;
for (let k = -1, down = 0.5; k >= SMALLEST_EXPONENT; k--, down /= 2) powersOfTwo[k - SMALLEST_EXPONENT] = down;

/** e to the x. Relative error below 1e-15; 0 below -745.13, Infinity above 709.78, NaN for NaN. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.13321910194110842) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (1.66666666666666019037e-1 + t * (-2.77777777770155933842e-3 + t * (6.61375632143793436117e-5
    + t * (-1.65339022054652515390e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - ((low - (r * c) / (2 - c)) - high);
  if (k > 1023) return y * 2 * (powersOfTwo[1023 - SMALLEST_EXPONENT] ?? NaN);
  if (k >= -1021) return y * (powersOfTwo[k - SMALLEST_EXPONENT] ?? NaN);
  return y * (powersOfTwo[k + 60 - SMALLEST_EXPONENT] ?? NaN) * (powersOfTwo[-60 - SMALLEST_EXPONENT] ?? NaN);
}

/** Natural logarithm. Relative error below 1e-15; -Infinity at 0, NaN below 0 and for NaN, Infinity at Infinity. */
export function log(x: number): number {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let k = 0;
  let m = x;
  if (m < 1) {
    for (let step = 512; step >= 1; step /= 2) {
      // Twice at the widest step: numbers below 2^-1022 need it.
      while (m < (powersOfTwo[-step - SMALLEST_EXPONENT] ?? NaN) * 2) {
        m *= powersOfTwo[step - SMALLEST_EXPONENT] ?? NaN;
        k -= step;
      }
    }
  } else {
    for (let step = 512; step >= 1; step /= 2) {
      if (m >= (powersOfTwo[step - SMALLEST_EXPONENT] ?? NaN)) {
        m *= powersOfTwo[-step - SMALLEST_EXPONENT] ?? NaN;
        k += step;
      }
    }
  }
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  } else if (m < Math.SQRT2 / 2) {
    m *= 2;
    k -= 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd = z * (6.666666666666735130e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1
    + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - ((half - (s * (half + even + odd) + k * LN2_LOW)) - f);
}

/** Hyperbolic tangent. Relative error below 1e-15; -1 and 1 at the far ends. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) {
    // Lambert's continued fraction x / (1 + x² / (3 + x² / (5 + …))), cut after 13 and multiplied out.
    const t = x * x;
    return x * (135135 + t * (17325 + t * (378 + t))) / (135135 + t * (62370 + t * (3150 + t * 28)));
  }
  const y = 1 - 2 / (exp(2 * size) + 1);
  return x < 0 ? -y : y;
}

/** The S-curve 1 / (1 + e^-x), book p. 157. Relative error below 1e-15 on both sides. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}
