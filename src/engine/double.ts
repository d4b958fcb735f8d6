import type { Arithmetic } from './arithmetic.ts';
import { exp, log } from './exact.ts';

/** Arithmetic on plain numbers, in double precision: what the reference runs, with the same bits on every machine. */
export const double: Arithmetic<number> = {
  constant: (value) => value,
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
  sqrt: Math.sqrt,
  exp,
  log,
  whereGreater: (x, y, then, otherwise) => (x > y ? then : otherwise),
  share: (x) => x,
};
