import type { Arithmetic } from '../arithmetic.ts';

/**
 * How a gradient becomes an adjustment. Written once over Arithmetic: the reference runs it on numbers in double precision,
 * the fast backends write it down.
 */
export interface Optimizer {
  readonly name: string;
  /** How many numbers it remembers for each parameter; all begin at 0. */
  readonly memory: number;
  /** The factors whose powers it asks for: at the k-th adjustment (counted from 1) `powers` holds each to the k. */
  readonly decays: readonly number[];
  /** The change that is taken off the parameter (rate included), and what is remembered next, from dw, rate and memory. */
  step<T>(m: Arithmetic<T>, gradient: T, rate: T, memory: readonly T[], powers: readonly T[]): { readonly change: T; readonly memory: readonly T[] };
}
