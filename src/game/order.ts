import { type Course, courseOrder, type Part } from '../curriculum/course.ts';
import { levelProgress, type Progress } from './progress.ts';

/** What has to come first: the level before, or, where that is done out of its turn, that it is understood. */
export interface Lock {
  level: string;
  understand: boolean;
}

export function partOf(course: Course, level: string): Part | null {
  return course.parts.find(({ levels }) => levels.includes(level)) ?? null;
}

function isDone(progress: Progress, id: string): boolean {
  const { passed, skipped } = levelProgress(progress, id);
  return passed || skipped;
}

/**
 * A boss that is understood stands for all that comes before it. One that is passed or skipped opens what follows as any level
 * does, in its turn: with half of its part done (half, as a part may have grown since).
 */
function bossStands(progress: Progress, { boss, levels }: Part): boolean {
  if (boss === undefined) return false;
  if (levelProgress(progress, boss).understood) return true;
  const others = levels.filter((id) => id !== boss);
  return isDone(progress, boss) && 2 * others.filter((id) => isDone(progress, id)).length >= others.length;
}

/** A later boss was understood: nobody has to play this to go on. */
export function isVouchedFor(course: Course, progress: Progress, id: string): boolean {
  const order = courseOrder(course);
  const place = order.indexOf(id);
  return place >= 0 && course.parts.some(({ boss }) => boss !== undefined && order.indexOf(boss) > place && levelProgress(progress, boss).understood);
}

/** Passed, skipped or vouched for: what follows is open. */
export function isBehind(course: Course, progress: Progress, id: string): boolean {
  const part = partOf(course, id);
  const own = part !== null && part.boss === id ? bossStands(progress, part) : isDone(progress, id);
  return own || isVouchedFor(course, progress, id);
}

/** What has to come before this level, or null where it is open. */
export function lockOf(course: Course, progress: Progress, id: string): Lock | null {
  const order = courseOrder(course);
  const before = order[order.indexOf(id) - 1];
  if (before === undefined || progress.settings.openAll || isBehind(course, progress, before)) return null;
  if (isDone(progress, id) || isBehind(course, progress, id)) return null;
  return { level: before, understand: isDone(progress, before) };
}

/**
 * Where play goes on: after the farthest level that is behind, as a part may have grown on the way there; then whatever was left
 * out, a skipped one only when no other is left.
 */
export function nextLevel(course: Course, progress: Progress): string | null {
  const order = courseOrder(course);
  const ahead = order.map((id) => !isBehind(course, progress, id));
  const farthest = ahead.lastIndexOf(false);
  const on = ahead.indexOf(true, farthest + 1);
  const next = on >= 0 ? on : ahead.indexOf(true);
  return order[next] ?? order.find((id) => !levelProgress(progress, id).passed) ?? null;
}

/** The level after this one. */
export function levelAfter(course: Course, id: string): string | null {
  const order = courseOrder(course);
  return order[order.indexOf(id) + 1] ?? null;
}

/**
 * The boss that somebody who knows a part may play before the rest of it; null where nothing is left to prove, or where it is
 * next in its turn anyway. Earlier parts come first, as far as they have a boss to be proved by.
 */
export function challengeOf(course: Course, progress: Progress, { id, boss, levels }: Part): string | null {
  if (boss === undefined || isBehind(course, progress, boss)) return null;
  const before = levels[levels.indexOf(boss) - 1];
  if (before === undefined || isBehind(course, progress, before)) return null;
  const earlier = course.parts.slice(0, course.parts.findIndex((part) => part.id === id));
  const proved = earlier.every((part) => part.boss === undefined || isBehind(course, progress, part.boss));
  return proved || progress.settings.openAll ? boss : null;
}
