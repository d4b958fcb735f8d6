import * as v from 'valibot';
import { CODE_HOURS, DAYS_KEPT } from '../classroom/limits.ts';
import { type ClassSettings, NEW_SETTINGS, SettingsSchema } from '../classroom/wire.ts';
import { Refusal } from './refusal.ts';
import type { Database } from './tables.ts';
import { hashOf, isToken, randomCode, randomId } from './token.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A class that is kept ends this much later, which is never. */
const FOREVER = 200 * 365 * DAY;

export interface ClassRow {
  class_id: string;
  name: string;
  teacher_hash: string;
  code: string;
  code_until: number;
  settings: ClassSettings;
  round: number;
  version: number;
  created_at: number;
  expires_at: number;
}

/** The class, or null where there is none (any more). */
export async function findClass(database: Database, classId: string, now: number): Promise<ClassRow | null> {
  const row = await database.selectFrom('classes').selectAll().where('class_id', '=', classId).where('expires_at', '>', now).executeTakeFirst();
  return row === undefined ? null : { ...row, settings: v.parse(SettingsSchema, JSON.parse(row.settings)) };
}

async function raise(database: Database, classId: string, by: number): Promise<void> {
  const held = await database.updateTable('classes').set((row) => ({ version: row('version', '+', by) })).where('class_id', '=', classId).returning('class_id').execute();
  if (held.length === 0) throw new Refusal('not-found');
}

/** Takes the row of the class until the transaction ends, so that nothing is written into a class that is being deleted. @throws Refusal where it is gone */
export const hold = (transaction: Database, classId: string): Promise<void> => raise(transaction, classId, 0);

/** Something changed that somebody sees: whoever watches the class is told. Holds the class, too. @throws Refusal where it is gone */
export const touch = (database: Database, classId: string): Promise<void> => raise(database, classId, 1);

const TRIES = 5;

/** A code that no other class has now. */
async function takeCode(database: Database, classId: string, now: number): Promise<{ code: string; code_until: number }> {
  const code_until = now + CODE_HOURS * HOUR;
  for (let tries = 0; tries < TRIES; tries++) {
    const code = randomCode();
    await database.deleteFrom('join_codes').where('code', '=', code).where('code_until', '<=', now).execute();
    const taken = await database.insertInto('join_codes').values({ code, class_id: classId, code_until }).onConflict((on) => on.column('code').doNothing()).returning('code').execute();
    if (taken.length > 0) return { code, code_until };
  }
  throw new Refusal('busy', 1);
}

/** Opens a class. Whoever has the token is its teacher. */
export async function openClass(database: Database, name: string, now: number): Promise<{ class: string; token: string }> {
  const classId = randomId();
  const token = randomId();
  await database.transaction().execute(async (transaction) => {
    const { code, code_until } = await takeCode(transaction, classId, now);
    await transaction.insertInto('classes').values({
      class_id: classId, name, teacher_hash: hashOf(token), code, code_until, settings: JSON.stringify(NEW_SETTINGS),
      round: 0, version: 1, created_at: now, expires_at: now + DAYS_KEPT * DAY,
    }).execute();
  });
  return { class: classId, token };
}

export function isTeacher(row: ClassRow, token: string): boolean {
  return isToken(token, row.teacher_hash);
}

/** A new secret link; the old one opens nothing any more. */
export async function rotateToken(database: Database, classId: string): Promise<string> {
  const token = randomId();
  await database.updateTable('classes').set({ teacher_hash: hashOf(token) }).where('class_id', '=', classId).execute();
  return token;
}

/** A new join code; the old one ends. */
export async function rotateCode(database: Database, classId: string, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await hold(transaction, classId);
    await transaction.deleteFrom('join_codes').where('class_id', '=', classId).execute();
    const taken = await takeCode(transaction, classId, now);
    await transaction.updateTable('classes').set((row) => ({ ...taken, version: row('version', '+', 1) })).where('class_id', '=', classId).execute();
  });
}

/** The class that this code opens now, or null. */
export async function classOfCode(database: Database, code: string, now: number): Promise<ClassRow | null> {
  const row = await database.selectFrom('join_codes').select('class_id').where('code', '=', code).where('code_until', '>', now).executeTakeFirst();
  return row === undefined ? null : findClass(database, row.class_id, now);
}

export async function changeClass(database: Database, row: ClassRow, change: { name?: string; settings?: Partial<ClassSettings> }): Promise<void> {
  const settings = { ...row.settings, ...change.settings };
  const expires_at = settings.keep ? row.created_at + FOREVER : row.created_at + DAYS_KEPT * DAY;
  await database.updateTable('classes')
    .set((each) => ({ name: change.name ?? row.name, settings: JSON.stringify(settings), expires_at, version: each('version', '+', 1) }))
    .where('class_id', '=', row.class_id).execute();
}

// The class itself goes first: whoever holds it is waited for, and whoever comes later finds none to write into.
const TABLES = ['classes', 'join_codes', 'pupils', 'rounds', 'attempts', 'visits', 'bets', 'laps', 'shares', 'envelopes', 'findings', 'awards', 'sessions', 'passkeys', 'secrets'] as const;

/** The class and everything in it, for good. */
export async function deleteClass(database: Database, classId: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const table of TABLES) await transaction.deleteFrom(table).where('class_id', '=', classId).execute();
  });
}

const MOST_AT_ONCE = 100;

/** Deletes what has had its time, however much that is. How many classes that were. */
export async function deleteExpired(database: Database, now: number): Promise<number> {
  await database.deleteFrom('join_codes').where('code_until', '<=', now).execute();
  for (let deleted = 0; ;) {
    const old = await database.selectFrom('classes').select('class_id').where('expires_at', '<=', now).limit(MOST_AT_ONCE).execute();
    for (const { class_id } of old) await deleteClass(database, class_id);
    deleted += old.length;
    if (old.length < MOST_AT_ONCE) return deleted;
  }
}
