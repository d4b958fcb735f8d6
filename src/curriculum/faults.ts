import { type Attempt, newAttempt } from './attempt.ts';
import { diagnose } from './hint.ts';
import { slipOf } from './hint-question.ts';
import type { Level, Move } from './level.ts';
import { advance, firstPlay, type Play } from './replay.ts';
import { runVerdict } from './run.ts';

/** Alone, in call and transfer, nobody is told what is wrong. */
function faultOf(play: Play, move: Move): string | null {
  if (play.phase !== 'task') return null;
  switch (move.kind) {
    case 'train': {
      const verdict = play.verdict === 'open' ? runVerdict(play) : null;
      return verdict === 'on-the-way' ? null : verdict;
    }
    case 'answer':
      return slipOf(play);
    case 'commit':
      return play.verdict === 'passed' || play.stage.task.program === undefined ? null : diagnose(play).fault;
    default:
      return null;
  }
}

/** The attempt belongs to the level as it is now: replaying it gives what the player saw. */
export function isCurrent(level: Level, attempt: Attempt): boolean {
  const now = newAttempt(level, attempt.seed);
  return attempt.level === level.id && attempt.levelHash === now.levelHash && attempt.engine === now.engine;
}

/** Faults that an attempt met, by name, in the order in which they came; those of an older version of the level are not known. */
export function faultsMet(level: Level, attempt: Attempt): readonly string[] {
  if (!isCurrent(level, attempt)) return [];
  const met = new Set<string>();
  let play = firstPlay(level, attempt.seed);
  for (const move of attempt.moves) {
    play = advance(play, move);
    const fault = faultOf(play, move);
    if (fault !== null) met.add(fault);
  }
  return [...met];
}
