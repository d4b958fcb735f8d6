import { Refusal } from './refusal.ts';
import type { Database } from './tables.ts';

export interface FoundFailure {
  fault: string;
  level: string;
  pupil: string;
  named: boolean;
}

/** Hangs a failure that a replay found in the museum of the class: the first of its name stays. */
export async function keepFinding(database: Database, { classId, pupilId, id }: { classId: string; pupilId: string; id: string }, fault: string, level: string, now: number): Promise<void> {
  await database.insertInto('findings').values({ class_id: classId, fault, pupil_id: pupilId, attempt_id: id, level, is_named: 0, found_at: now })
    .onConflict((on) => on.columns(['class_id', 'fault']).doNothing()).execute();
}

/** The museum of the class, in the order in which it grew. */
export async function findingsOf(database: Database, classId: string): Promise<readonly FoundFailure[]> {
  const rows = await database.selectFrom('findings').select(['fault', 'level', 'pupil_id', 'is_named']).where('class_id', '=', classId).orderBy('found_at').orderBy('fault').execute();
  return rows.map((row) => ({ fault: row.fault, level: row.level, pupil: row.pupil_id, named: row.is_named === 1 }));
}

/** Whether the finder is named is the finder's to say. @throws Refusal where somebody else found it */
export async function wishFinding(database: Database, classId: string, pupilId: string, fault: string, named: boolean): Promise<void> {
  const changed = await database.updateTable('findings').set({ is_named: named ? 1 : 0 })
    .where('class_id', '=', classId).where('fault', '=', fault).where('pupil_id', '=', pupilId).returning('fault').execute();
  if (changed.length === 0) throw new Refusal('not-yours');
}
