import type { Move } from './move.ts';
import { advance } from './replay.ts';
import type { Play } from './play.ts';

/** A play that was spoilt on purpose, and the name that its hint must give. */
export interface Planted {
  fault: string;
  play: Play;
}

export function spoilt(fault: string, play: Play, moves: readonly Move[]): Planted {
  return { fault, play: moves.reduce(advance, play) };
}
