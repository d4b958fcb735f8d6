/** Where a layer's parameters stand: weights [input][unit] from `weights` on, one bias per unit from `biases` on. */
export interface LayerLayout {
  /** Numbers that come in for one row. */
  readonly inputs: number;
  /** Numbers that come out for one row. */
  readonly units: number;
  readonly weights: number;
  readonly biases: number;
}

/**
 * A layer in its place: the three things that training asks of it. Arrays hold a row after the other: `input` inputs
 * numbers each; z, a and error units numbers each; only the rows from … to - 1 are looked at.
 */
export interface Layer extends LayerLayout {
  /** Where the next layer's parameters begin. */
  readonly end: number;
  /** Time that one row takes forward, roughly, in multiplications; backward takes twice as long. */
  readonly work: number;
  /** Forward: from the input to the sums z and the activations a. */
  forward(parameters: Float64Array, input: Float64Array, z: Float64Array, a: Float64Array, from: number, to: number): void;
  /** Turns what came back to the activations (da) into what came back to the sums (dz), in place. */
  throughActivation(z: Float64Array, a: Float64Array, error: Float64Array, from: number, to: number): void;
  /** Backward: adds the rows' dw and db to the gradients, in the order of the rows. */
  addGradients(input: Float64Array, error: Float64Array, gradients: Float64Array, from: number, to: number): void;
  /** Backward: fills `below` with what comes back to the input (da of the layer before). */
  carryBack(parameters: Float64Array, error: Float64Array, below: Float64Array, from: number, to: number): void;
}
