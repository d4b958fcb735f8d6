import type { Arithmetic } from '../arithmetic.ts';

/** What a neuron does with its weighted sum z: one number in, one out (book p. 27). */
export interface Activation {
  readonly name: string;
  /** a = f(z). */
  value(z: number): number;
  /** f'(z). The output a = f(z) is handed in as well, where that is the shorter way. */
  derivative(z: number, a: number): number;
  /** f(z) = z f'(z) for every z: straight lines through 0. */
  readonly straight: boolean;
  /** The same two for backends that generate code. */
  readonly form: ActivationForm;
}

/** z and a are shared values: they may be used as often as needed. NaN in, NaN out of `value`. */
export interface ActivationForm {
  value<T>(m: Arithmetic<T>, z: T): T;
  derivative<T>(m: Arithmetic<T>, z: T, a: T): T;
}
