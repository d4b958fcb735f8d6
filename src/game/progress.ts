import * as v from 'valibot';
import { AttemptSchema } from '../curriculum/attempt.ts';
import type { Attempt } from '../curriculum/attempt.ts';
import { dayOf } from '../curriculum/daily.ts';
import { type Flaw, flawOf } from '../curriculum/flaw.ts';
import type { Score } from '../curriculum/score.ts';

const Speed = v.nullable(v.pipe(v.number(), v.minValue(0)));

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
  /** What trains the reference networks. */
  trainer: v.optional(v.picklist(['auto', 'webgpu', 'simd', 'plain']), 'auto'),
  /** Networks a second that each way of training was found to make on this device, 0 where it can not run; null: not measured. */
  speeds: v.optional(v.strictObject({ webgpu: Speed, simd: Speed, plain: Speed }), { webgpu: null, simd: null, plain: null }),
});

/** Stars of one level. */
export const MOST_STARS = 4;

const LevelProgressSchema = v.strictObject({
  passed: v.boolean(),
  understood: v.boolean(),
  skipped: v.boolean(),
  /** Something hidden in it was seen: where that gives its rows away, it begins with others. */
  seen: v.optional(v.boolean(), false),
  /** Failures that were met in it, by name; once met, they stay. */
  faults: v.optional(v.array(v.pipe(v.string(), v.maxLength(40))), []),
  /** The seed of the latest day whose round was passed; 0: none. */
  day: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  stars: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_STARS)),
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
  settings: { theme: 'system', language: null, muted: false, volume: 0.5, tone: false, motion: 'system', openAll: false, trainer: 'auto', speeds: { webgpu: null, simd: null, plain: null } },
};

const UNTOUCHED: LevelProgress = { passed: false, understood: false, skipped: false, seen: false, faults: [], day: 0, stars: 0, best: null, sideGoals: [], attempt: null };

export function levelProgress(progress: Progress, id: string): LevelProgress {
  return Object.hasOwn(progress.levels, id) ? (progress.levels[id] ?? UNTOUCHED) : UNTOUCHED;
}

/** Progress with this score kept where it is better; what was won stays won. */
export function keepScore(progress: Progress, id: string, score: Score, attempt: Attempt): Progress {
  const held = levelProgress(progress, id);
  const better = score.passed && (score.stars > held.stars || held.best === null || (score.value !== null && score.value < held.best));
  const next: LevelProgress = {
    ...held,
    passed: held.passed || score.passed,
    understood: held.understood || score.understood,
    day: score.passed && dayOf(attempt.seed) !== null ? Math.max(held.day, attempt.seed) : held.day,
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

export function keepSeen(progress: Progress, id: string): Progress {
  const held = levelProgress(progress, id);
  return held.seen ? progress : { ...progress, levels: { ...progress.levels, [id]: { ...held, seen: true } } };
}

export function keepFault(progress: Progress, id: string, fault: string | null): Progress {
  const held = levelProgress(progress, id);
  if (fault === null || held.faults.includes(fault)) return progress;
  return { ...progress, levels: { ...progress.levels, [id]: { ...held, faults: [...held.faults, fault] } } };
}

/** A save that can not be used: a text key under `notice` and what to put in it. */
export class ProgressError extends Error {
  readonly key: 'notice.save-damaged' | 'notice.save-future';
  readonly values: Record<string, string>;
  /** What is wrong with the field of a damaged save. */
  readonly flaw: Flaw['kind'] | null;

  constructor(key: ProgressError['key'], values: Record<string, string>, flaw: Flaw['kind'] | null = null) {
    super(`${key}: ${Object.values(values).join(', ')}`);
    this.key = key;
    this.values = values;
    this.flaw = flaw;
  }
}

function damaged(issue: v.BaseIssue<unknown>): ProgressError {
  const { field, kind } = flawOf(issue);
  return new ProgressError('notice.save-damaged', { field: field || 'schema' }, kind);
}

/** From each older version to the one after it. */
export type Migrations = Readonly<Record<number, (older: Record<string, unknown>) => Record<string, unknown>>>;
const MIGRATIONS: Migrations = {};

const VersionedSchema = v.looseObject({ schema: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** A save of this or an older version to Progress. @throws ProgressError naming the field, or the version of a later game. */
export function parseProgress(json: unknown, migrations: Migrations = MIGRATIONS): Progress {
  const versioned = v.safeParse(VersionedSchema, json);
  if (!versioned.success) throw damaged(versioned.issues[0]);
  let save: Record<string, unknown> = versioned.output;
  for (let version = versioned.output.schema; version < NEW_PROGRESS.schema; version++) {
    const migrate = migrations[version];
    if (migrate === undefined) throw new ProgressError('notice.save-damaged', { field: 'schema' });
    save = { ...migrate(save), schema: version + 1 };
  }
  if (versioned.output.schema > NEW_PROGRESS.schema) throw new ProgressError('notice.save-future', { version: String(versioned.output.schema) });
  const parsed = v.safeParse(ProgressSchema, save);
  if (parsed.success) return parsed.output;
  throw damaged(parsed.issues[0]);
}

function better(one: LevelProgress, other: LevelProgress): LevelProgress {
  const ahead = other.stars > one.stars || (other.stars === one.stars && (one.best === null || (other.best !== null && other.best < one.best)));
  const kept = ahead ? other : one;
  return {
    ...kept,
    passed: one.passed || other.passed,
    understood: one.understood || other.understood,
    skipped: one.skipped || other.skipped,
    seen: one.seen || other.seen,
    day: Math.max(one.day, other.day),
    faults: [...new Set([...one.faults, ...other.faults])],
    sideGoals: Array.from({ length: Math.max(one.sideGoals.length, other.sideGoals.length) }, (_, index) => (one.sideGoals[index] ?? false) || (other.sideGoals[index] ?? false)),
  };
}

/** The best of both for each level: another tab, or an imported file. The settings are those of `mine`. */
export function mergeProgress(mine: Progress, theirs: Progress): Progress {
  const levels: Record<string, LevelProgress> = { ...theirs.levels };
  for (const [id, level] of Object.entries(mine.levels)) {
    const other = theirs.levels[id];
    levels[id] = other === undefined ? level : better(level, other);
  }
  return { ...mine, levels };
}
