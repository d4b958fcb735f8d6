import type { Move } from './level.ts';
import type { Play } from './replay.ts';

/** A diagnosis of the player's own network: what is wrong, which knob, which way, and one step. Never the solution. */
export interface Hint {
  /** Text: fault.<name>. */
  fault: string;
  /** A tool, a slot, a parameter, or the question. */
  knob: string | null;
  direction: 'up' | 'down' | 'other' | null;
  move: Move;
}

/** What is wrong, and one step out of it. */
export function hint(play: Play): Hint {
  return { fault: 'none', knob: null, direction: null, move: { kind: 'enter', phase: play.phase } };
}
