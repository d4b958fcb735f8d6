import type { Play } from '../curriculum/play.ts';

/** What is heard of a change in a level: the name of a sound, or null. */
export const CUES = ['press', 'place', 'look', 'miss', 'open', 'enter', 'pass-0', 'pass-1', 'pass-2', 'pass-3', 'star-1', 'star-2', 'star-3', 'star-4'] as const;
export type Cue = (typeof CUES)[number];

const PASS = ['pass-0', 'pass-1', 'pass-2', 'pass-3', 'pass-3'] as const;
const STAR = [null, 'star-1', 'star-2', 'star-3', 'star-4'] as const;

/** The loudest thing that happened between two plays of the same attempt. */
export function cueOf(before: Play, after: Play, starsBefore: number, starsAfter: number): Cue | null {
  if (before === after) return null;
  if (before.level !== after.level || before.phase !== after.phase) return 'enter';
  if (after.verdict === 'passed' && before.verdict !== 'passed') return PASS[starsAfter] ?? 'pass-0';
  if (starsAfter > starsBefore) return STAR[starsAfter] ?? null;
  if (after.verdict === 'missed' && before.verdict !== 'missed') return 'miss';
  if (after.opened && !before.opened) return 'open';
  if (after.mistakes > before.mistakes) return 'miss';
  if (after.answers.length > before.answers.length) return after.answers.at(-1)?.right === true ? 'place' : 'miss';
  if (before.oil !== null && after.oil !== before.oil) return 'look';
  if (after.choices !== before.choices) return 'place';
  return after.values === before.values ? null : 'press';
}
