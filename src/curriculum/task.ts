import type { Level, Phase, Task } from './level.ts';
import type { Question } from './level-question.ts';

/** The task of round `round` of a phase, counted from 0. */
export function taskOf(level: Level, phase: Phase, round = 0): Task {
  if (phase !== 'transfer' || level.transfer === undefined) return round > 0 ? { ...level, ...level.fresh } : level;
  const goal = { ...(level.transfer.goal ?? level.goal), judged: 'commit' as const };
  return { ...level, questions: [], program: undefined, arrangement: undefined, ...level.transfer, goal, gauge: 'hidden' };
}

/** All calls of a level, of which one is asked. */
export function callsOf({ call, calls = [] }: Level): readonly Question[] {
  return call === undefined ? [] : [call, ...calls];
}
