import type { Course } from '../curriculum/course.ts';
import { isCurrent } from '../curriculum/attempt.ts';
import type { Level } from '../curriculum/level.ts';
import { replay } from '../curriculum/replay.ts';
import type { Bars } from '../curriculum/score.ts';
import { hasEnded } from './parts.ts';
import { type LevelProgress, levelProgress, MOST_STARS, type Progress } from './progress.ts';

/** What the last level came to, and what its reference networks did. */
export interface Arrival {
  level: Level;
  /** The lowest loss, and laps where it was trained. */
  value: number;
  epochs: number;
  networks: { count: number; epochs: number; best: number } | null;
}

/** A part of the course, looked back upon from its end. */
export interface Chapter {
  part: string;
  camps: readonly { id: string; held: LevelProgress }[];
  stars: number;
  mostStars: number;
  arrival: Arrival | null;
  /** Names of the faults that were met on the way. */
  faults: readonly string[];
}

function arrivalOf(level: Level, { attempt }: LevelProgress, bars: Bars | null): Arrival | null {
  if (attempt === null || !isCurrent(level, attempt)) return null;
  const play = replay(level, attempt);
  if (!Number.isFinite(play.best)) return null;
  const { reference } = level;
  const networks = reference === undefined || bars === null ? null : { count: reference.count, epochs: reference.epochs, best: bars[3] };
  return { level, value: play.best, epochs: play.passed?.epochs ?? 0, networks };
}

/** Null where there is no such part, or its last level is still to be passed. */
export function chapterOf(content: { course: Course; levels: ReadonlyMap<string, Level>; bars: ReadonlyMap<string, Bars> }, progress: Progress, part: string): Chapter | null {
  if (!hasEnded(content.course, progress, part)) return null;
  const ids = content.course.parts.find(({ id }) => id === part)?.levels ?? [];
  const camps = ids.map((id) => ({ id, held: levelProgress(progress, id) }));
  const last = camps.at(-1);
  if (last === undefined) return null;
  const end = content.levels.get(last.id);
  return {
    part, camps,
    stars: camps.reduce((sum, { held }) => sum + held.stars, 0),
    mostStars: MOST_STARS * camps.length,
    arrival: end === undefined ? null : arrivalOf(end, last.held, content.bars.get(last.id) ?? null),
    faults: [...new Set(camps.flatMap(({ held }) => held.faults))],
  };
}
