import { type Attempt, parseAttempt } from '../curriculum/attempt.ts';

/** The attempt that was being played when the page was left. */
export type RunningAttempt = Attempt;

/** Null where it makes no sense: the level then begins afresh. */
export function parseRunning(text: string | null): RunningAttempt | null {
  try {
    return parseAttempt(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}
