import type { Arithmetic } from '../arithmetic.ts';
import { f32x4, i32x4 } from './instructions.ts';
import type { Code, Procedure } from './wasm.ts';

/** Code that pushes four numbers. `value` where all four are the same number, known by now. */
export interface Vector {
  readonly code: Code;
  readonly value?: number;
  /** Where this is `ones` or 0 by a comparison: the comparison. */
  readonly choice?: { readonly mask: Code; readonly ones: boolean };
}

/** Numbers that generated code reads from memory: constants are cheaper to load than to build. */
export interface Pool {
  /** The address of a constant; the same for equal constants. */
  addressOf(value: number): number;
  readonly values: readonly number[];
}

/** A pool of at most `size` numbers at an address. */
export function makePool(address: number, size: number): Pool {
  const values: number[] = [];
  return {
    values,
    addressOf(value) {
      const found = values.indexOf(value);
      if (found >= 0) return address + 4 * found;
      if (values.length === size) throw new Error(`pool: more than ${size} constants; make it larger`);
      return address + 4 * (values.push(value) - 1);
    },
  };
}

export const HERE: Code = [0x41, 0];

/** Arithmetic on four numbers at once, written into a procedure; constants come from the pool. */
export function vectorArithmetic(procedure: Procedure, pool: Pool): Arithmetic<Vector> {
  const constant = (value: number): Vector => ({
    value, code: value === 0 && !Object.is(value, -0) ? f32x4.zero : f32x4.loadSplat(HERE, pool.addressOf(Math.fround(value))),
  });
  const share = (x: Vector): Vector => (x.value === undefined ? { code: procedure.keep('v128', x.code).get } : x);
  const m: Arithmetic<Vector> = {
    constant,
    share,
    add: (x, y) => (x.value === 0 ? y : y.value === 0 ? x : { code: f32x4.add(x.code, y.code) }),
    subtract: (x, y) => (y.value === 0 ? x : { code: f32x4.subtract(x.code, y.code) }),
    multiply(x, y) {
      if (x.value === 1) return y;
      if (y.value === 1) return x;
      if (y.choice !== undefined) return chosen(x, y.choice);
      return x.choice === undefined ? { code: f32x4.multiply(x.code, y.code) } : chosen(y, x.choice);
    },
    divide: (x, y) => (y.value === 1 ? x : { code: f32x4.divide(x.code, y.code) }),
    sqrt: (x) => ({ code: f32x4.sqrt(x.code) }),
    exp: (x) => exp(m, x),
    log: (x) => log(m, x),
    whereGreater,
  };
  return m;
}

/** x times the ones and zeros of a comparison: no multiplication. */
function chosen(x: Vector, { mask, ones }: { readonly mask: Code; readonly ones: boolean }): Vector {
  return { code: ones ? f32x4.and(x.code, mask) : f32x4.andNot(x.code, mask) };
}

function whereGreater(x: Vector, y: Vector, then: Vector, otherwise: Vector): Vector {
  // The hardware's minimum and maximum are x > y ? x : y, and give the second where either is NaN.
  if (then.code === x.code && otherwise.code === y.code) return { code: f32x4.larger(y.code, x.code) };
  if (then.code === y.code && otherwise.code === x.code) return { code: f32x4.lesser(x.code, y.code) };
  const mask = f32x4.greater(x.code, y.code);
  if (then.value === 1 && otherwise.value === 0) return { code: f32x4.and(then.code, mask), choice: { mask, ones: true } };
  if (then.value === 0 && otherwise.value === 1) return { code: f32x4.andNot(otherwise.code, mask), choice: { mask, ones: false } };
  return { code: f32x4.select(then.code, otherwise.code, mask) };
}

/** Adding it leaves the nearest whole number in the low bits of the sum. */
const ROUNDING = 12_582_912;
/** ln 2 in two parts: whole numbers times the first are exact. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = Math.LN2 - LN2_HIGH;
/** e^r = 1 + r + r² (these, from the highest power down), |r| <= ln 2 / 2: minimax, relative error 1.2e-7. */
const EXP: readonly number[] = [0.008312501944601536, 0.04189033433794975, 0.16667115688323975, 0.499992311000824];

/** x = k ln 2 + r, e^x = 2^k e^r. Held within -88.1 (the exponent is all zeros, the result 0) and 88.8 (Infinity). */
function exp(m: Arithmetic<Vector>, x: Vector): Vector {
  const low = m.constant(-88.1);
  const high = m.constant(88.8);
  const notBelow = m.share({ code: f32x4.larger(x.code, low.code) });
  const held = m.share({ code: f32x4.lesser(notBelow.code, high.code) });
  const rounding = m.constant(ROUNDING);
  const shifted = m.share(m.add(m.multiply(held, m.constant(Math.LOG2E)), rounding));
  const k = m.share(m.subtract(shifted, rounding));
  const r = m.share(m.subtract(m.subtract(held, m.multiply(k, m.constant(LN2_HIGH))), m.multiply(k, m.constant(LN2_LOW))));
  const tail = m.multiply(m.multiply(r, r), polynomial(m, r, EXP));
  const mantissa = m.add(m.add(tail, r), m.constant(1));
  const power = i32x4.add(i32x4.shiftLeft(shifted.code, 23), m.constant(1).code);
  return m.multiply(mantissa, { code: power });
}

/** The bits of sqrt(1/2): what lies above them by k × 2^23 is 2^k times a number from sqrt(1/2) to sqrt(2). */
const ROOT_HALF_BITS = 0x3f3504f3;
/** log(f) = 2 s (1 + s² / 3 + s⁴ / 5 + s⁶ / 7 …), s = (f - 1) / (f + 1); |s| <= 0.172. */
const LOG: readonly number[] = [2 / 7, 2 / 5, 2 / 3, 2];

function log(m: Arithmetic<Vector>, given: Vector): Vector {
  const x = m.share(given);
  const rootHalf = m.share({ code: i32x4.splat(ROOT_HALF_BITS) });
  const k = m.share({ code: i32x4.shiftRight(i32x4.subtract(x.code, rootHalf.code), 23) });
  const f = m.share({ code: i32x4.subtract(x.code, i32x4.shiftLeft(k.code, 23)) });
  const s = m.share(m.divide(m.subtract(f, m.constant(1)), m.add(f, m.constant(1))));
  const series = m.multiply(s, polynomial(m, m.share(m.multiply(s, s)), LOG));
  const whole = m.add(series, m.multiply({ code: i32x4.toFloat(k.code) }, m.constant(Math.LN2)));
  return { code: f32x4.or(whole.code, f32x4.notEqual(x.code, x.code)) };
}

/** By Horner's rule, the highest power first. */
function polynomial(m: Arithmetic<Vector>, x: Vector, coefficients: readonly number[]): Vector {
  return coefficients.map(m.constant).reduce((sum, next) => m.add(m.multiply(sum, x), next));
}
