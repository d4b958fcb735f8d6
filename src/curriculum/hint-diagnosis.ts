import type { Move } from './move.ts';

/** A diagnosis of the player's own network: what is wrong, which knob, which way, and one step. Never the solution. */
export interface Hint {
  /** Text: fault.<name>. */
  fault: string;
  /** A tool, a slot, a parameter, or the question. */
  knob: string | null;
  direction: 'up' | 'down' | 'other' | null;
  move: Move;
}

/** Nothing is wrong: what stands now can be handed over. */
export function ready(move: Move): Hint {
  return { fault: 'ready', knob: null, direction: null, move };
}
