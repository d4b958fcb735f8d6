import type { Past } from '../past.ts';
import type { Pieces, Budget } from '../pieces.ts';
import type { Plan } from '../population.ts';

/** A plan with its start drawn. The start is the caller's and only read. */
export interface Task {
  readonly plan: Plan;
  readonly start: Float64Array;
}

/** Networks in training side by side, in the memory of a kernel. */
export interface Machine {
  /** How many at once. */
  readonly width: number;
  /** Puts in up to `width` networks, before their first epoch. */
  begin(tasks: readonly Task[], budget: Budget): Pieces<void>;
  /** Trains from after epoch `from` to after epoch `to`. */
  train(from: number, to: number, budget: Budget): Pieces<void>;
  /** Measures the losses as they are now, one per place for a network: over the rows, or those of validation. */
  measure(over: 'rows' | 'validation', budget: Budget): Pieces<readonly number[]>;
  /** Epochs since `begin` that ended with finite parameters. */
  soundEpochs(network: number): number;
  parameters(network: number): Float64Array;
  /** What the next training goes on from; only of machines that take networks with a past. */
  past?(): Past;
  /** The memory it holds. */
  readonly bytes: number;
  /** Leaves its memory to others of the same shape. */
  release(): void;
}

/** What takes a kernel as long as a multiplication takes the reference, whose budget it is, in floating-point operations. */
export const FLOPS_PER_MULTIPLICATION = 40;
/** What it takes, in multiplications, to begin with a network, to call a kernel, and to put a number into its memory or take one out. */
export const BEGUN = 3000;
export const CALLED = 1500;
export const COPIED = 5;
