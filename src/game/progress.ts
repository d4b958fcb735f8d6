import * as v from 'valibot';
import { AttemptSchema } from '../curriculum/attempt.ts';
import type { Attempt } from '../curriculum/attempt.ts';
import type { Score } from '../curriculum/score.ts';

const SettingsSchema = v.strictObject({
  theme: v.picklist(['system', 'night', 'day']),
  /** A language code, or null for the browser's. */
  language: v.nullable(v.string()),
  muted: v.boolean(),
  volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** The loss one can hear. */
  tone: v.boolean(),
  motion: v.picklist(['system', 'full', 'reduced']),
  openAll: v.boolean(),
});

const LevelProgressSchema = v.strictObject({
  passed: v.boolean(),
  understood: v.boolean(),
  skipped: v.boolean(),
  stars: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
  /** The best value that the stars go by; lower is better. */
  best: v.nullable(v.number()),
  sideGoals: v.array(v.boolean()),
  /** The attempt that reached it. */
  attempt: v.nullable(AttemptSchema),
});

export const ProgressSchema = v.strictObject({
  schema: v.literal(1),
  levels: v.record(v.string(), LevelProgressSchema),
  settings: SettingsSchema,
});

export type Settings = v.InferOutput<typeof SettingsSchema>;
export type LevelProgress = v.InferOutput<typeof LevelProgressSchema>;
export type Progress = v.InferOutput<typeof ProgressSchema>;

export const NEW_PROGRESS: Progress = {
  schema: 1,
  levels: {},
  settings: { theme: 'system', language: null, muted: false, volume: 0.5, tone: false, motion: 'system', openAll: false },
};

const UNTOUCHED: LevelProgress = { passed: false, understood: false, skipped: false, stars: 0, best: null, sideGoals: [], attempt: null };

export function levelProgress(progress: Progress, id: string): LevelProgress {
  return progress.levels[id] ?? UNTOUCHED;
}

/** Progress with this score kept where it is better; what was won stays won. */
export function keepScore(progress: Progress, id: string, score: Score, attempt: Attempt): Progress {
  const held = levelProgress(progress, id);
  const better = score.passed && (score.stars > held.stars || held.best === null || (score.value !== null && score.value < held.best));
  const next: LevelProgress = {
    ...held,
    passed: held.passed || score.passed,
    understood: held.understood || score.understood,
    stars: Math.max(held.stars, score.stars),
    best: better ? score.value : held.best,
    attempt: better ? attempt : held.attempt,
    sideGoals: score.sideGoals.map((won, index) => won || (held.sideGoals[index] ?? false)),
  };
  return { ...progress, levels: { ...progress.levels, [id]: next } };
}

export function keepSkip(progress: Progress, id: string): Progress {
  return { ...progress, levels: { ...progress.levels, [id]: { ...levelProgress(progress, id), skipped: true } } };
}
