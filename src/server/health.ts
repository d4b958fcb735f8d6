import { sql } from 'kysely';
import type { Database } from './tables.ts';

const PATIENCE = 3000;

/** The database answers, and soon: one that stands still would have whoever asks wait for ever. */
export async function isWell(database: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), PATIENCE); });
  const answered = sql`select 1 as one`.execute(database).then(() => true, () => false);
  const well = await Promise.race([answered, late]);
  clearTimeout(timer);
  return well;
}
