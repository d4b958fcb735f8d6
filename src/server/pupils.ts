import { RegExpMatcher, englishDataset, englishRecommendedTransformers } from 'obscenity';
import { MOST_PUPILS } from '../classroom/limits.ts';
import { FIRST_WORDS, type Nickname, nicknameText, SECOND_WORDS } from '../classroom/nickname.ts';
import type { ClassRow } from './classes.ts';
import { touch } from './classes.ts';
import { Refusal } from './refusal.ts';
import type { Database } from './tables.ts';
import { hashOf, isToken, randomBelow, randomId } from './token.ts';

const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
/** Names one may choose from when joining. */
const OFFERS = 6;

/** Two-word names that nobody in the class has. */
export async function offers(database: Database, classId: string): Promise<readonly Nickname[]> {
  const held = await database.selectFrom('pupils').select('name').where('class_id', '=', classId).execute();
  const taken = new Set(held.map(({ name }) => name));
  const found = new Map<string, Nickname>();
  for (let tries = 0; found.size < OFFERS && tries < 200; tries++) {
    const name = { first: randomBelow(FIRST_WORDS), second: randomBelow(SECOND_WORDS) };
    if (!taken.has(nicknameText(name))) found.set(nicknameText(name), name);
  }
  return [...found.values()];
}

/** A name of one's own is for the teacher to allow, and never a curse. @throws Refusal */
function checkName(name: Nickname, freeNames: boolean): void {
  if ('free' in name && (!freeNames || matcher.hasMatch(name.free))) throw new Refusal('name-refused');
}

/** Lets a new pupil in. @throws Refusal where the name is taken or not allowed, or the class is closed or full. */
export async function join(database: Database, row: ClassRow, name: Nickname, now: number): Promise<{ pupil: string; token: string }> {
  if (!row.settings.joinable) throw new Refusal('closed');
  checkName(name, row.settings.freeNames);
  const pupil = randomId();
  const token = randomId();
  await database.transaction().execute(async (transaction) => {
    // The row of the class is taken first: those who join at once go one after the other.
    await touch(transaction, row.class_id);
    const { count } = await transaction.selectFrom('pupils').select((each) => each.fn.countAll<number>().as('count')).where('class_id', '=', row.class_id).executeTakeFirstOrThrow();
    if (Number(count) >= MOST_PUPILS) throw new Refusal('class-full');
    const added = await transaction.insertInto('pupils')
      .values({ class_id: row.class_id, pupil_id: pupil, name: nicknameText(name), token_hash: hashOf(token), is_out: 0, joined_at: now })
      .onConflict((on) => on.columns(['class_id', 'name']).doNothing()).returning('pupil_id').execute();
    if (added.length === 0) throw new Refusal('name-taken');
  });
  return { pupil, token };
}

export interface PupilRow {
  pupil_id: string;
  name: string;
  is_out: number;
}

/** The pupil of this class that the token belongs to, removed ones included; null where it belongs to none. */
export async function findPupil(database: Database, classId: string, pupilId: string, token: string): Promise<PupilRow | null> {
  const row = await database.selectFrom('pupils').selectAll().where('class_id', '=', classId).where('pupil_id', '=', pupilId).executeTakeFirst();
  return row !== undefined && isToken(token, row.token_hash) ? row : null;
}

/** Renames, removes or readmits a pupil. @throws Refusal where there is no such pupil or the name is taken. */
export async function changePupil(database: Database, classId: string, pupilId: string, change: { name?: Nickname; out?: boolean }): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await touch(transaction, classId);
    const held = await transaction.selectFrom('pupils').select(['name', 'is_out']).where('class_id', '=', classId).where('pupil_id', '=', pupilId).executeTakeFirst();
    if (held === undefined) throw new Refusal('not-found');
    const name = change.name === undefined ? held.name : nicknameText(change.name);
    const twin = await transaction.selectFrom('pupils').select('pupil_id').where('class_id', '=', classId).where('name', '=', name).where('pupil_id', '!=', pupilId).executeTakeFirst();
    if (twin !== undefined) throw new Refusal('name-taken');
    const is_out = change.out === undefined ? held.is_out : change.out ? 1 : 0;
    await transaction.updateTable('pupils').set({ name, is_out }).where('class_id', '=', classId).where('pupil_id', '=', pupilId).execute();
  });
}
