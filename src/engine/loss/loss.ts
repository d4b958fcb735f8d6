/** The goal of training as one number (book p. 58). */
export interface Loss {
  readonly name: string;
  /**
   * Mean loss over the rows. outputs and targets are count × units, row after row. Infinity or NaN where the outputs are.
   */
  value(outputs: Float64Array, targets: Float64Array, count: number, units: number): number;
  /** Training descends this share of the value: half the squared error (book p. 74), all of a cross entropy. */
  readonly descended: number;
  /** The output activation whose derivative cancels against the loss, so that dz = a - y; undefined: dz = (a - y) f'(z). */
  readonly cancels: 'sigmoid' | 'softmax' | undefined;
}

/** Cross entropies hold probabilities this far from 0 (2^-53), so that one hopeless row costs 36.7 and not Infinity. */
export const FLOOR = 1.1102230246251565e-16;
