import type { Arithmetic } from '../arithmetic.ts';
import { describe } from '../fields.ts';

/**
 * How a gradient becomes an adjustment. Written once over Arithmetic: the reference runs it on numbers in double precision,
 * the fast backends write it down. Optimizers of the same name and constants are the same.
 */
export interface Optimizer {
  readonly name: string;
  /** Its constants, defaults filled in. */
  readonly constants: Readonly<Record<string, number>>;
  /** How many numbers it remembers for each parameter; all begin at 0. */
  readonly memory: number;
  /** The factors whose powers it asks for: at the k-th adjustment (counted from 1) `gone` holds 1 - decay to the k, for each. */
  readonly decays: readonly number[];
  /** The size of its steps does not follow that of the gradients: rounding noise where a gradient is 0 would move as far as any other. */
  readonly normalises: boolean;
  /** The change that is taken off the parameter (rate included), and what is remembered next, from dw, rate and memory. */
  step<T>(m: Arithmetic<T>, gradient: T, rate: T, memory: readonly T[], gone: readonly T[]): Step<T>;
}

export interface Step<T> {
  readonly change: T;
  readonly memory: readonly T[];
}

/** Throws unless 0 <= value < 1: the share of the past that an optimizer keeps. */
export function checkShare(name: string, value: number): void {
  if (!(typeof value === 'number' && value >= 0 && value < 1)) throw new Error(`${name}: ${describe(value)}; give a number from 0 to below 1`);
}

/** Throws unless the value is finite and above 0: what keeps a division from overflowing. */
export function checkEpsilon(value: number): void {
  if (!(typeof value === 'number' && value > 0 && value < Infinity)) throw new Error(`epsilon: ${describe(value)}; give a finite number above 0`);
}
