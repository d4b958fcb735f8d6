import type { Visit } from '../classroom/wire.ts';
import { touch } from './classes.ts';
import type { Database } from './tables.ts';

/** Keeps how it goes on a level, as the pupil's device tells it. */
export async function keepVisit(database: Database, classId: string, pupilId: string, visit: Visit, now: number): Promise<void> {
  const told = { moves: visit.moves, tries: visit.tries, hints: visit.hints, is_stuck: visit.stuck ? 1 : 0, value: visit.value, seen_at: now };
  await database.transaction().execute(async (transaction) => {
    await touch(transaction, classId);
    await transaction.insertInto('visits').values({ class_id: classId, pupil_id: pupilId, level: visit.level, ...told })
      .onConflict((on) => on.columns(['class_id', 'pupil_id', 'level']).doUpdateSet(told)).execute();
  });
}
