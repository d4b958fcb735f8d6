import { hold } from './classes.ts';
import type { Database } from './tables.ts';
import { randomId } from './token.ts';

async function kept(database: Database, classId: string): Promise<string | null> {
  return (await database.selectFrom('secrets').select('secret').where('class_id', '=', classId).executeTakeFirst())?.secret ?? null;
}

/** The class's own secret, from which rows are drawn that judge weights; made when it is first needed. It is in no answer and no export. @throws Refusal where the class is gone */
export async function secretOf(database: Database, classId: string): Promise<string> {
  return await kept(database, classId) ?? database.transaction().execute(async (transaction) => {
    await hold(transaction, classId);
    const secret = randomId();
    await transaction.insertInto('secrets').values({ class_id: classId, secret }).onConflict((on) => on.column('class_id').doNothing()).execute();
    return await kept(transaction, classId) ?? secret;
  });
}
