import type { Arithmetic } from '../arithmetic.ts';

/** The goal of training as one number (book p. 58). */
export interface Loss {
  readonly name: string;
  /**
   * Mean loss over the rows. outputs and targets are count × units, row after row. Infinity or NaN where the outputs are.
   */
  value(outputs: Float64Array, targets: Float64Array, count: number, units: number): number;
  /** Training descends this share of the value: half the squared error (book p. 74), all of a cross entropy. */
  readonly descended: number;
  /** The output activation whose derivative cancels against the loss, so that dz = error; undefined: dz = error × f'(z). */
  readonly cancels: 'sigmoid' | 'softmax' | 'class-and-box' | undefined;
  /** What is wrong with the targets of one row (step, pixel), targets[from] … targets[from + units - 1], and the remedy. */
  misfit(targets: Float64Array, from: number, units: number): string | undefined;
  /** Fills `error` with what comes back to the outputs of the rows from … to - 1, as `error` of an elementwise loss says. */
  errors(outputs: Float64Array, targets: Float64Array, error: Float64Array, from: number, to: number, units: number): void;
}

/** A loss that looks at one output at a time. */
export interface ElementwiseLoss extends Loss {
  /**
   * What comes back to an output a with target y: the slope, by a, of what is descended; where the output activation
   * cancels, the slope by z already.
   */
  error(a: number, y: number): number;
  /** Value and error for backends that generate code. */
  readonly form: LossForm;
}

/** Every output's error: for losses whose error is what is predicted less what is wanted. */
export const differences: Loss['errors'] = (outputs, targets, error, from, to, units) => {
  for (let i = from * units; i < to * units; i++) error[i] = (outputs[i] ?? NaN) - (targets[i] ?? NaN);
};

/** a, y and z are shared values: they may be used as often as needed. */
export interface LossForm {
  /**
   * Of one output of one row: summed over the outputs, averaged over the rows, it is the loss. NaN where a is. The sum z
   * behind a is handed in as well: in single precision 1 - a is 0 long before it is so in double precision.
   */
  value<T>(m: Arithmetic<T>, a: T, y: T, z: T): T;
  error<T>(m: Arithmetic<T>, a: T, y: T): T;
}

/** Cross entropies hold probabilities this far from 0 (2^-53), so that one hopeless row costs 36.7 and not Infinity. */
export const FLOOR = 1.1102230246251565e-16;

/** log of a probability held above the floor; NaN stays NaN. */
export function logForm<T>(m: Arithmetic<T>, probability: T): T {
  const floor = m.constant(FLOOR);
  return m.log(m.whereGreater(floor, probability, floor, probability));
}
