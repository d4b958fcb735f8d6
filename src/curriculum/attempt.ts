import * as v from 'valibot';
import { ENGINE } from '../engine/version.ts';
import { flawLines } from './flaw.ts';
import { contentHash } from './hash.ts';
import type { Level } from './level.ts';
import { type Move, MovesSchema } from './move.ts';

/** A play as data: all that replay needs besides the level, and all that is ever sent. */
export const AttemptSchema = v.strictObject({
  schema: v.literal(1),
  level: v.pipe(v.string(), v.maxLength(100)),
  levelHash: v.pipe(v.string(), v.maxLength(16)),
  engine: v.pipe(v.number(), v.integer(), v.minValue(1)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4294967295)),
  moves: MovesSchema,
});

export type Attempt = v.InferOutput<typeof AttemptSchema>;

export function newAttempt(level: Level, seed: number, moves: readonly Move[] = []): Attempt {
  return { schema: 1, level: level.id, levelHash: contentHash(level), engine: ENGINE, seed, moves: [...moves] };
}

/** The attempt belongs to the level as it is now: replaying it gives what the player saw. */
export function isCurrent(level: Level, attempt: Attempt): boolean {
  const now = newAttempt(level, attempt.seed);
  return attempt.level === level.id && attempt.levelHash === now.levelHash && attempt.engine === now.engine;
}

/** Unknown data to Attempt, or an Error that names the field. */
export function parseAttempt(json: unknown): Attempt {
  const parsed = v.safeParse(AttemptSchema, json);
  if (parsed.success) return parsed.output;
  throw new Error(flawLines('attempt', parsed.issues.slice(0, 1)));
}
