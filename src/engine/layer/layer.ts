import type { ActivationName } from '../activation/registry.ts';
import type { Shape } from './shape.ts';

/** Where a layer's parameters stand: its weights from `weights` to `biases` - 1, its biases from there to its end. */
export interface LayerLayout {
  /** Numbers that come in for one row. */
  readonly inputs: number;
  /** Numbers that come out for one row. */
  readonly units: number;
  readonly weights: number;
  readonly biases: number;
}

/** Parameters that stand in one table and start alike. */
export interface Block {
  /** What a parameter's name begins with: w, b, u (from step to step), q, k, v. */
  readonly name: string;
  readonly from: number;
  /** The table's sizes, the last running fastest; names count along them. */
  readonly sizes: readonly number[];
  /** Wires into one unit, and out of one input: what a drawn start goes by; 0 for biases, which start at 0. */
  readonly fanIn: number;
  readonly fanOut: number;
}

/**
 * A layer in its place: what training asks of it. Arrays hold a row after the other: `input` and `below` inputs numbers
 * each; a and error units numbers each; z `kept` numbers each. Only the rows from … to - 1 are looked at.
 */
export interface Layer extends LayerLayout {
  /** How what comes out is arranged. */
  readonly shape: Shape;
  /** The blocks of its weights, then of its biases, in the order in which they stand. */
  readonly blocks: readonly Block[];
  /** What throughActivation goes back through; undefined where `backward` does all. */
  readonly activation: ActivationName | 'class-and-box' | undefined;
  /** Numbers of z a row: the sums, or whatever the way back needs. */
  readonly kept: number;
  /** Where the next layer's parameters begin. */
  readonly end: number;
  /** Time that one row takes forward, roughly, in multiplications; backward takes twice as long. */
  readonly work: number;
  /**
   * Forward: from the input to z and to the activations a.
   * @param noise what a layer that drops draws from (dropout.ts); undefined: nothing is dropped, as whoever predicts wants it
   */
  forward(parameters: Float64Array, input: Float64Array, z: Float64Array, a: Float64Array, from: number, to: number, noise?: number): void;
  /** Turns what came back to the activations (da) into what came back to the sums (dz), in place. */
  throughActivation(z: Float64Array, a: Float64Array, error: Float64Array, from: number, to: number): void;
  /**
   * Backward, after throughActivation: adds the rows' gradients, in the order of the rows, and fills `below`, where it is
   * given, with what comes back to the input (da of the layer before).
   */
  backward(
    parameters: Float64Array, input: Float64Array, z: Float64Array, a: Float64Array, error: Float64Array,
    gradients: Float64Array, below: Float64Array | undefined, from: number, to: number,
  ): void;
}
