/** What a neuron does with its weighted sum z: one number in, one out (book p. 27). */
export interface Activation {
  readonly name: string;
  /** a = f(z). */
  value(z: number): number;
  /** f'(z). The output a = f(z) is handed in as well, where that is the shorter way. */
  derivative(z: number, a: number): number;
}
