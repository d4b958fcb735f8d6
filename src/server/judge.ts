import { type Attempt, isCurrent } from '../curriculum/attempt.ts';
import { faultOf } from '../curriculum/faults.ts';
import { MoveError } from '../curriculum/play.ts';
import { replay } from '../curriculum/replay.ts';
import { score } from '../curriculum/score.ts';
import type { Library } from './library.ts';

/** What replaying an attempt came to. */
export type Judgement =
  | { status: 'outdated'; reason: 'unknown-level' | 'other-version' }
  | { status: 'rejected'; reason: 'impossible-move' | 'too-long' | 'not-judged' }
  | { status: 'verified'; passed: boolean; understood: boolean; stars: number; value: number | null; helped: number; parameters: Readonly<Record<string, number>> | null; transferred: boolean; /** The failure that the last move led to, by name. */ fault: string | null };

/** Replays the moves with the engine and levels that the player had, and scores what came of them. Nothing the client says of itself counts. */
export function judge(library: Library, attempt: Attempt): Judgement {
  if (!library.has(attempt.level)) return { status: 'outdated', reason: 'unknown-level' };
  const level = library.level(attempt.level);
  if (!isCurrent(level, attempt)) return { status: 'outdated', reason: 'other-version' };
  try {
    const play = replay(level, attempt);
    const last = attempt.moves.at(-1);
    const { passed, understood, stars, value } = score(level, play, library.bars(attempt.level));
    const counts = value !== null && Number.isFinite(value);
    return { status: 'verified', passed, understood, stars, value: counts ? value : null, helped: play.won?.helped ?? 0, parameters: play.won === null ? null : finite(play.won.values), transferred: play.transferred, fault: last === undefined ? null : faultOf(play, last) };
  } catch (fault) {
    if (fault instanceof MoveError) return { status: 'rejected', reason: 'impossible-move' };
    throw fault;
  }
}

function finite(values: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)));
}
