import type { Database } from './tables.ts';
import { randomId } from './token.ts';

/** The class's own secret, from which rows are drawn that judge weights; made when it is first needed. It is in no answer and no export. */
export async function secretOf(database: Database, classId: string): Promise<string> {
  await database.insertInto('secrets').values({ class_id: classId, secret: randomId() }).onConflict((on) => on.column('class_id').doNothing()).execute();
  return (await database.selectFrom('secrets').select('secret').where('class_id', '=', classId).executeTakeFirstOrThrow()).secret;
}
