import { sql } from 'kysely';
import * as v from 'valibot';
import { type Attempt, AttemptSchema } from '../curriculum/attempt.ts';
import { contentHash } from '../curriculum/hash.ts';
import { MOST_ATTEMPTS, MOST_BODY, MOST_LARGE } from '../classroom/limits.ts';
import { isOfRound } from '../classroom/round-seed.ts';
import { type Submission, STATUSES, type Verdict } from '../classroom/wire.ts';
import { ENGINE } from '../engine/version.ts';
import type { ClassRow } from './classes.ts';
import { hold, touch } from './classes.ts';
import { keepFinding } from './findings.ts';
import type { Judgement } from './judge.ts';
import type { Library } from './library.ts';
import { Refusal } from './refusal.ts';
import { findRound } from './rounds.ts';
import type { Database } from './tables.ts';

export interface Kept {
  classId: string;
  pupilId: string;
  id: string;
}

/** What an attempt must be before it is stored: of a level that is open, in the version that is judged here, with a seed of its round. @throws Refusal */
async function check(database: Database, library: Library, row: ClassRow, { attempt, round }: Submission): Promise<void> {
  if (!library.has(attempt.level)) throw new Refusal('no-level');
  const { open } = row.settings;
  const running = round === null ? null : await findRound(database, row.class_id, round);
  if (round !== null && (running === null || running.level !== attempt.level)) throw new Refusal('no-round');
  if (running === null && open !== null && !open.includes(attempt.level)) throw new Refusal('locked');
  // Of several servers that are brought up to date one after the other, this one is not yet: the attempt waits for it.
  if (attempt.engine > ENGINE) throw new Refusal('too-new', 30);
  if (attempt.engine !== ENGINE || attempt.levelHash !== library.hash(attempt.level)) throw new Refusal('stale');
  if (running !== null && !isOfRound(running.seed, attempt.seed)) throw new Refusal('wrong-seed');
}

/** Stores an attempt to be judged. False where it was here already: the same id is the same attempt. @throws Refusal */
export async function keepAttempt(database: Database, library: Library, row: ClassRow, pupilId: string, submission: Submission, now: number, lease: number): Promise<boolean> {
  const { id, attempt } = submission;
  if (await findVerdict(database, { classId: row.class_id, pupilId, id }) !== null) return false;
  await check(database, library, row, submission);
  const { count } = await database.selectFrom('attempts').select((each) => each.fn.countAll<number>().as('count'))
    .where('class_id', '=', row.class_id).where('pupil_id', '=', pupilId).executeTakeFirstOrThrow();
  if (Number(count) >= MOST_ATTEMPTS) throw new Refusal('too-many-attempts');
  const moves = JSON.stringify(attempt.moves);
  if (moves.length > MOST_BODY) {
    if (library.level(attempt.level).verify !== 'weights') throw new Refusal('too-large');
    const { large } = await database.selectFrom('attempts').select(sql<number>`count(*)`.as('large'))
      .where('class_id', '=', row.class_id).where('pupil_id', '=', pupilId).where(sql<boolean>`length(moves) > ${MOST_BODY}`).executeTakeFirstOrThrow();
    if (Number(large) >= MOST_LARGE) throw new Refusal('too-many-attempts');
  }
  const stored = {
    class_id: row.class_id, pupil_id: pupilId, attempt_id: id, level: attempt.level, level_hash: attempt.levelHash, engine: attempt.engine,
    round: submission.round ?? 0, seed: attempt.seed, moves, move_count: attempt.moves.length, print: contentHash(attempt.moves),
    status: 'provisional', reason: null, passed: 0, understood: 0, stars: 0, value: null, helped: 0, transferred: 0, parameters: null,
    received_at: now, judged_at: null, lease_until: now + lease,
  };
  return database.transaction().execute(async (transaction) => {
    await hold(transaction, row.class_id);
    const added = await transaction.insertInto('attempts').values(stored).onConflict((on) => on.columns(['class_id', 'pupil_id', 'attempt_id']).doNothing()).returning('attempt_id').execute();
    return added.length > 0;
  });
}

/** Writes down what the attempt came to, once; later judgements of the same change nothing. */
export async function settleAttempt(database: Database, { classId, pupilId, id }: Kept, judgement: Judgement, now: number): Promise<boolean> {
  const found = judgement.status === 'verified'
    ? { status: 'verified', passed: judgement.passed ? 1 : 0, understood: judgement.understood ? 1 : 0, stars: judgement.stars, value: judgement.value, helped: judgement.helped, transferred: judgement.transferred ? 1 : 0, parameters: judgement.parameters === null ? null : JSON.stringify(judgement.parameters), ...(judgement.print === null ? {} : { print: judgement.print }) }
    : { status: judgement.status, reason: judgement.reason };
  return database.transaction().execute(async (transaction) => {
    await touch(transaction, classId);
    const settled = await transaction.updateTable('attempts').set({ ...found, judged_at: now })
      .where('class_id', '=', classId).where('pupil_id', '=', pupilId).where('attempt_id', '=', id).where('status', '=', 'provisional').returning(['attempt_id', 'level']).execute();
    const [row] = settled;
    if (row !== undefined && judgement.status === 'verified' && judgement.fault !== null) await keepFinding(transaction, { classId, pupilId, id }, judgement.fault, row.level, now);
    return settled.length > 0;
  });
}

export async function findVerdict(database: Database, { classId, pupilId, id }: Kept): Promise<Verdict | null> {
  const row = await database.selectFrom('attempts').select(['status', 'reason', 'stars', 'value'])
    .where('class_id', '=', classId).where('pupil_id', '=', pupilId).where('attempt_id', '=', id).executeTakeFirst();
  const status = STATUSES.find((each) => each === row?.status);
  if (row === undefined || status === undefined) return null;
  const verified = status === 'verified';
  return { id, status, reason: row.reason, stars: verified ? row.stars : null, value: verified ? row.value : null };
}

interface Stored {
  level: string;
  level_hash: string;
  engine: number;
  seed: number;
  moves: string;
}

/** A stored row to the attempt as it was sent, whatever server took it in. */
export function sentOf({ level, level_hash, engine, seed, moves }: Stored): object {
  return { schema: 1, level, levelHash: level_hash, engine, seed, moves: JSON.parse(moves) };
}

/** The same to an attempt; null where what is an attempt has changed since. */
export function attemptOf(stored: Stored): Attempt | null {
  const parsed = v.safeParse(AttemptSchema, sentOf(stored));
  return parsed.success ? parsed.output : null;
}

/** Attempts that no process is at any more: those of one that was ended, or lost its way. They are this process's now. */
export async function takeOrphans(database: Database, now: number, lease: number, most: number): Promise<readonly (Kept & { attempt: Attempt | null })[]> {
  const rows = await database.selectFrom('attempts').select(['class_id', 'pupil_id', 'attempt_id', 'lease_until', 'level', 'level_hash', 'engine', 'seed', 'moves'])
    .where('status', '=', 'provisional')
    // A lease that no clock of today could have given was given by one that was wrong.
    .where((each) => each.or([each('lease_until', '<=', now), each('lease_until', '>', now + lease)])).orderBy('received_at').limit(most).execute();
  const taken: (Kept & { attempt: Attempt | null })[] = [];
  for (const row of rows) {
    const mine = await database.updateTable('attempts').set({ lease_until: now + lease })
      .where('class_id', '=', row.class_id).where('pupil_id', '=', row.pupil_id).where('attempt_id', '=', row.attempt_id)
      .where('status', '=', 'provisional').where('lease_until', '=', row.lease_until).returning('attempt_id').execute();
    if (mine.length > 0) taken.push({ classId: row.class_id, pupilId: row.pupil_id, id: row.attempt_id, attempt: attemptOf(row) });
  }
  return taken;
}

/** On a file, which one process alone writes to, everything that waits at the start is an orphan. */
export async function releaseAll(database: Database): Promise<void> {
  await database.updateTable('attempts').set({ lease_until: 0 }).where('status', '=', 'provisional').execute();
}
