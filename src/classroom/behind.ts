import type { Attempt } from '../curriculum/attempt.ts';
import { ENGINE } from '../engine/version.ts';
import type { Desk } from './wire.ts';

/** This page is behind the server: of an older engine, or, playing the round's level, of another version of it. What is played here would not be counted. */
export function isBehind({ judges, round }: Desk, playing: Attempt | null): boolean {
  if (judges.engine !== ENGINE) return judges.engine > ENGINE;
  return playing !== null && round !== null && playing.level === round.level && judges.level !== null && playing.levelHash !== judges.level;
}
