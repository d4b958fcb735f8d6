import type * as v from 'valibot';
import { ENVELOPE, planOf } from '../classroom/plans.ts';
import type { StartRoundSchema } from '../classroom/wire.ts';
import type { ClassRow } from './classes.ts';
import { beginLaps, workshopIn } from './laps.ts';
import type { Library } from './library.ts';
import { Refusal } from './refusal.ts';
import { findRound, startRound } from './rounds.ts';
import { sealEnvelope } from './sealed.ts';
import type { Database } from './tables.ts';

/** Opens a round of any kind, with what belongs to it. @throws Refusal where there is no such level or training, or the level has no transfer to leave with */
export async function openRound(database: Database, library: Library, row: ClassRow, asked: v.InferOutput<typeof StartRoundSchema>, now: number): Promise<void> {
  const { minutes } = asked;
  const kind = asked.kind ?? (asked.question === null ? 'play' : 'bet');
  const plan = kind === 'together' && asked.together !== null ? planOf(asked.together) : null;
  const level = kind === 'envelope' ? ENVELOPE.level : (plan?.level ?? asked.level);
  if (level === undefined || !library.has(level) || (kind === 'together' && plan === null)) throw new Refusal('no-level');
  if (kind === 'exit' && library.level(level).transfer === undefined) throw new Refusal('no-transfer');
  if (kind === 'bet' && asked.question === null) throw new Refusal('bad-request');
  // An envelope asks for a number, too; whoever shows it has words for that where the teacher wrote none.
  const question = kind === 'bet' ? asked.question : kind === 'envelope' ? (asked.question ?? '') : null;
  await startRound(database, row, { kind, level, minutes, question, together: plan?.id ?? null }, now, async (transaction, number) => {
    if (kind === 'envelope') await sealEnvelope(transaction, library, row.class_id, number);
    const workshop = kind === 'together' ? workshopIn(library, await findRound(transaction, row.class_id, number)) : null;
    if (workshop !== null) await beginLaps(transaction, workshop, row.class_id, number, now);
  });
}
