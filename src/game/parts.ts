import type { Course, Part } from '../curriculum/course.ts';
import { type Lock, lockOf, nextLevel, partOf } from './order.ts';
import { levelProgress, MOST_STARS, type Progress } from './progress.ts';
import type { Screen } from './state.ts';

/** The parts that can be played: one without levels is not there yet. */
export function playableParts(course: Course): readonly Part[] {
  return course.parts.filter(({ levels }) => levels.length > 0);
}

/** The part that the map shows: the one asked for, or the one where play goes on. */
export function partOnMap(course: Course, progress: Progress, screen: Screen): Part | null {
  const parts = playableParts(course);
  const asked = screen.name === 'map' ? parts.find(({ id }) => id === screen.part) : undefined;
  if (asked !== undefined) return asked;
  const next = nextLevel(course, progress);
  return (next === null ? null : partOf(course, next)) ?? parts.at(-1) ?? null;
}

/** The map on which a level stands. */
export function mapWith(course: Course, level: string): Screen {
  const part = partOf(course, level);
  return part === null ? { name: 'map' } : { name: 'map', part: part.id };
}

/** What of a part is done. */
export interface Tally {
  passed: number;
  stars: number;
  mostStars: number;
  /** What opens its first level, or null where that is open. */
  lock: Lock | null;
}

export function tallyOf(course: Course, progress: Progress, { levels }: Part): Tally {
  const held = levels.map((id) => levelProgress(progress, id));
  const [first] = levels;
  return {
    passed: held.filter(({ passed }) => passed).length,
    stars: held.reduce((sum, { stars }) => sum + stars, 0),
    mostStars: MOST_STARS * levels.length,
    lock: first === undefined ? null : lockOf(course, progress, first),
  };
}

/** The part that ends with this level, or null. */
export function partEndedBy(course: Course, level: string): string | null {
  return course.parts.find((part) => part.levels.at(-1) === level)?.id ?? null;
}

/** The last level of the part is passed. */
export function hasEnded(course: Course, progress: Progress, part: string): boolean {
  const last = course.parts.find(({ id }) => id === part)?.levels.at(-1);
  return last !== undefined && levelProgress(progress, last).passed;
}
