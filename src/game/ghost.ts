import type { Path } from '../curriculum/training.ts';

/** Gradient descent started from the player's own weights; can be scrubbed. */
export interface Ghost {
  /** Parameters after each epoch in display units, the player's own first. */
  path: Path;
  /** The goal's metric after each epoch. */
  losses: readonly number[];
  /** The first epoch at which the goal is met, or null: never. */
  reaches: number | null;
  /** Why never: the name of a failure, or null. */
  fault: string | null;
  /** The epoch that the board shows. */
  at: number;
}
