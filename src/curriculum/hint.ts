import type { Move } from './level.ts';

/** A diagnosis of the player's own network: what is wrong, which knob, which way, and one step. Never the solution. */
export interface Hint {
  /** Text: fault.<name>. */
  fault: string;
  /** A tool, a slot, a parameter, or the question. */
  knob: string | null;
  direction: 'up' | 'down' | 'other' | null;
  move: Move;
}
