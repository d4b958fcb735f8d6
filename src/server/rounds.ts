import { MOST_ROUNDS } from '../classroom/limits.ts';
import { type Round, ROUND_KINDS, type RoundKind } from '../classroom/wire.ts';
import { type ClassRow, hold, touch } from './classes.ts';
import { Refusal } from './refusal.ts';
import type { Database } from './tables.ts';
import { randomSeed } from './token.ts';

const MINUTE = 60_000;

/** A round of the class by its number; null where there is none. */
export async function findRound(database: Database, classId: string, number: number): Promise<Round | null> {
  if (number === 0) return null;
  const row = await database.selectFrom('rounds').selectAll().where('class_id', '=', classId).where('round', '=', number).executeTakeFirst();
  return row === undefined ? null : { number: row.round, level: row.level, seed: row.seed, started: row.started_at, until: row.until_at, ended: row.ended_at, question: row.question, kind: kindOf(row.kind), together: row.together };
}

/** When it ended or will end; null where only the teacher ends it. */
export function endOf({ until, ended }: Round): number | null {
  return ended ?? until;
}

/** What was ended stays ended, whatever the clock says: it may be set back, or be another server's. A time box that has run out: see closeDueRounds. */
export function isRunning({ until, ended }: Pick<Round, 'until' | 'ended'>, now: number): boolean {
  return ended === null && (until === null || now < until);
}

function kindOf(text: string): RoundKind {
  return ROUND_KINDS.find((kind) => kind === text) ?? 'play';
}

export interface NewRound {
  kind: RoundKind;
  level: string;
  minutes: number | null;
  question: string | null;
  together: string | null;
}

/** Begins the next round; one that runs ends. Its seed comes from here. `lay`: what else belongs to it. @throws Refusal */
export async function startRound(database: Database, row: ClassRow, { kind, level, minutes, question, together }: NewRound, now: number, lay: (transaction: Database, round: number) => Promise<void>): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await touch(transaction, row.class_id);
    const { round } = await transaction.selectFrom('classes').select('round').where('class_id', '=', row.class_id).executeTakeFirstOrThrow();
    if (round >= MOST_ROUNDS) throw new Refusal('too-many-rounds');
    await finish(transaction, row.class_id, round, now);
    await transaction.insertInto('rounds').values({
      class_id: row.class_id, round: round + 1, level, seed: randomSeed(), started_at: now, until_at: minutes === null ? null : Math.round(now + minutes * MINUTE), ended_at: null, question, truth: null, kind, together,
    }).execute();
    await transaction.updateTable('classes').set({ round: round + 1 }).where('class_id', '=', row.class_id).execute();
    await lay(transaction, round + 1);
  });
}

/** Ended by hand where it has not ended; a time box that has run out stays the end. */
async function finish(database: Database, classId: string, round: number, now: number): Promise<void> {
  await writeEnd(database, classId, now);
  await database.updateTable('rounds').set({ ended_at: now }).where('class_id', '=', classId).where('round', '=', round).where('ended_at', 'is', null).execute();
}

/** Of time boxes that have run out, their end. Whether there was one. */
async function writeEnd(database: Database, classId: string, now: number): Promise<boolean> {
  const ended = await database.updateTable('rounds').set((each) => ({ ended_at: each.ref('until_at') }))
    .where('class_id', '=', classId).where('ended_at', 'is', null).where('until_at', '<=', now).returning('round').execute();
  return ended.length > 0;
}

/** What a time box seals is read only once its end is written: a clock that is set back does not open it again. */
export async function closeDueRound(database: Database, classId: string, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await hold(transaction, classId);
    if (await writeEnd(transaction, classId, now)) await touch(transaction, classId);
  });
}

const MOST_AT_ONCE = 100;

/** Writes the end of the time boxes that have run out, watched or not; how many classes had one. */
export async function closeDueRounds(database: Database, now: number): Promise<number> {
  const due = await database.selectFrom('rounds').select('class_id').distinct().where('ended_at', 'is', null).where('until_at', '<=', now).limit(MOST_AT_ONCE).execute();
  for (const { class_id } of due) await closeDueRound(database, class_id, now);
  return due.length;
}

/** `truth`: what a number that was asked for turned out to be, said once. */
export async function endRound(database: Database, row: ClassRow, truth: number | null, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await touch(transaction, row.class_id);
    await finish(transaction, row.class_id, row.round, now);
    if (truth !== null) await transaction.updateTable('rounds').set({ truth }).where('class_id', '=', row.class_id).where('round', '=', row.round).where('kind', '=', 'bet').execute();
  });
}

/** Commits a number in the round that goes on; the first one counts. @throws Refusal where nothing is asked, or no more */
export async function commitBet(database: Database, row: ClassRow, pupilId: string, number: number, value: number, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await touch(transaction, row.class_id);
    const round = await findRound(transaction, row.class_id, number);
    if (round === null || number !== row.round || round.question === null || !isRunning(round, now)) throw new Refusal('no-round');
    await transaction.insertInto('bets').values({ class_id: row.class_id, round: number, pupil_id: pupilId, value, made_at: now })
      .onConflict((on) => on.columns(['class_id', 'round', 'pupil_id']).doNothing()).execute();
  });
}
