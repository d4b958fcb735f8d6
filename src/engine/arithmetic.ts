/**
 * Arithmetic on something that is not a number yet: the locals of a WebAssembly module, the variables of a shader. An
 * activation, a loss, an optimizer states its formula over it once, and every backend that generates code writes it down
 * in its own tongue, in single precision.
 */
export interface Arithmetic<T> {
  constant(value: number): T;
  add(x: T, y: T): T;
  subtract(x: T, y: T): T;
  multiply(x: T, y: T): T;
  divide(x: T, y: T): T;
  sqrt(x: T): T;
  /** e to the x: 0 far below zero, large and finite or Infinity far above, NaN stays NaN. Relative error below 2e-6. */
  exp(x: T): T;
  /** Natural logarithm of x > 0. Absolute error below 2e-6, NaN stays NaN. */
  log(x: T): T;
  /** `then` where x > y, else `otherwise`. Neither has a side effect; both may be computed. */
  whereGreater(x: T, y: T, then: T, otherwise: T): T;
  /** Names a value that is used more than once, so that it is computed once. */
  share(x: T): T;
}
