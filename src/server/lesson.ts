import { isParameter } from '../curriculum/shape.ts';
import { stageOf } from '../curriculum/stage.ts';
import { roundSeed } from '../classroom/round-seed.ts';
import { foldLosses, foldResult } from '../classroom/folds.ts';
import { lossOf, predictedShown, rowOf, valuesShown, type Workshop } from '../classroom/workshop.ts';
import type { Award, Envelope, Finding, OwnShare, Together } from '../classroom/lesson.ts';
import type { Room, Round } from '../classroom/wire.ts';
import type { Nickname } from '../classroom/nickname.ts';
import { awardsOf, type GivenAward } from './awards.ts';
import type { ClassRow } from './classes.ts';
import { findingsOf, type FoundFailure } from './findings.ts';
import { dealt, isSame, orderOf, type SettledShare, sharesIn, workshopIn } from './laps.ts';
import type { Library } from './library.ts';
import { endOf, isRunning } from './rounds.ts';
import { readEnvelope } from './sealed.ts';
import type { Database } from './tables.ts';

/** What a class does besides playing levels, as it stands at one version. */
export interface Lesson {
  together: Together | null;
  /** Shares of the lap that goes on, by pupil. */
  own: ReadonlyMap<string, readonly OwnShare[]>;
  envelope: Envelope | null;
  /** What the envelope told, once it is open. */
  truth: number | null;
  museum: readonly FoundFailure[];
  awards: readonly GivenAward[];
  /** Rows of the round's level, where they have one feature and one target. */
  ground: readonly (readonly number[])[];
  /** Who solved the transfer of the round. */
  solved: ReadonlySet<string>;
}

interface BestNetwork {
  pupil_id: string;
  level: string;
  parameters: string | null;
}

type Members = ReadonlyMap<string, { name: Nickname; out: boolean }>;

/** Values of a network with these parameters and no others; what else was set beside them does not count. */
function isOneOf(names: readonly string[], values: Readonly<Record<string, number>>): boolean {
  return names.every((name) => name in values) && Object.keys(values).filter(isParameter).length === names.length;
}

/** Of each fold what it came to, once somebody sent just that, or all are closed. */
function foldsIn(workshop: Workshop, held: readonly { share: number; result: readonly number[] }[], closed: boolean): Together['folds'] {
  if (workshop.plan.by !== 'fold') return null;
  return workshop.shares.map((rows, share) => {
    const sent = held.filter((each) => each.share === share);
    if (!closed && (sent.length === 0 || !sent.some(({ result }) => isSame(result, foldResult(workshop, share))))) return { rows: [...rows], done: null };
    const found = foldResult(workshop, share);
    return { rows: [...rows], done: { ...foldLosses(workshop, share), values: Object.fromEntries(workshop.names.map((name, index) => [name, found[index] ?? Number.NaN])) } };
  });
}

async function takeTogether(database: Database, library: Library, row: ClassRow, round: Round | null, members: Members, bests: readonly BestNetwork[], now: number): Promise<Pick<Lesson, 'together' | 'own'>> {
  const workshop = workshopIn(library, round);
  if (round === null || workshop === null) return { together: null, own: new Map() };
  const { plan, names, shown } = workshop;
  const laps = await database.selectFrom('laps').selectAll().where('class_id', '=', row.class_id).where('round', '=', round.number).orderBy('lap').execute();
  const [before, lap] = [laps.at(-2), laps.at(-1)];
  if (lap === undefined) return { together: null, own: new Map() };
  const at = (parameters: string) => Float64Array.from(JSON.parse(parameters));
  const parameters = at(lap.parameters);
  const open = lap.started_at !== null && lap.closed_at === null && isRunning(round, now);
  // Folds are told of after their only lap, too.
  const asked = plan.by === 'fold' ? (before ?? lap) : open ? lap : null;
  const owned = asked === null ? new Map<string, readonly number[]>() : dealt(await orderOf(database, row.class_id), asked.started_at ?? 0, workshop.shares.length);
  const held = asked === null ? [] : await sharesIn(database, asked);
  const rivals = bests.filter(({ pupil_id, level }) => plan.rivals.includes(level) && members.get(pupil_id)?.out === false).flatMap((best) => {
    const values: Record<string, number> = best.parameters === null ? {} : JSON.parse(best.parameters);
    const loss = isOneOf(names, values) ? lossOf(workshop, values) : Number.NaN;
    return Number.isFinite(loss) ? [{ level: best.level, loss }] : [];
  });
  const last: SettledShare[] | null = before?.shares == null ? null : JSON.parse(before.shares);
  return {
    together: {
      plan: plan.id, by: plan.by, lap: lap.lap, laps: plan.laps, state: open ? 'running' : lap.lap > plan.laps || !isRunning(round, now) ? 'done' : 'waiting', until: open ? lap.until_at : null,
      parameters: Array.from(parameters), values: valuesShown(workshop, parameters), before: before === undefined ? null : valuesShown(workshop, at(before.parameters)), losses: laps.map(({ loss }) => loss),
      rows: Array.from({ length: shown.count }, (_, index) => [...shown.inputs.slice(index * shown.features, (index + 1) * shown.features), ...shown.targets.slice(index * shown.outputs, (index + 1) * shown.outputs)]),
      predicted: [...predictedShown(workshop, parameters)],
      shares: workshop.shares.map((_, share) => ({ owners: [...owned.values()].filter((each) => each.includes(share)).length, answers: held.filter((each) => each.share === share).length })),
      last, folds: foldsIn(workshop, held, last !== null), rival: rivals.sort((one, other) => one.loss - other.loss)[0] ?? null,
    },
    own: new Map([...owned].map(([pupil, shares]) => [pupil, shares.map((share): OwnShare => {
      const row = rowOf(workshop, parameters, share);
      return { share, inputs: [...row.inputs], predicted: row.predicted, actual: row.actual, result: held.find((each) => each.pupil_id === pupil && each.share === share)?.result.slice() ?? null };
    })])),
  };
}

function groundOf(library: Library, round: Round | null): Lesson['ground'] {
  if (round === null || round.kind !== 'play' || !library.has(round.level)) return [];
  const { train } = stageOf(library.level(round.level), roundSeed(round.seed, 0), 'task', 0);
  return train.features !== 1 || train.outputs !== 1 ? [] : Array.from({ length: train.count }, (_, row) => [train.inputs[row] ?? 0, train.targets[row] ?? 0]);
}

/** Who solved the transfer in this round, in time. */
async function solvedIn(database: Database, classId: string, round: Round | null): Promise<ReadonlySet<string>> {
  if (round === null || round.kind !== 'exit') return new Set();
  const rows = await database.selectFrom('attempts').select('pupil_id').distinct().where('class_id', '=', classId).where('round', '=', round.number).where('level', '=', round.level)
    .where('status', '=', 'verified').where('transferred', '=', 1).where('received_at', '<=', endOf(round) ?? Number.MAX_SAFE_INTEGER).execute();
  return new Set(rows.map((each) => each.pupil_id));
}

/** Whatever is sealed is not even read here before it is open. */
export async function takeLesson(database: Database, library: Library, row: ClassRow, round: Round | null, members: Members, bests: readonly BestNetwork[], now: number): Promise<Lesson> {
  const sealed = round === null || round.kind !== 'envelope' ? null : await readEnvelope(database, row.class_id, round.number, !isRunning(round, now));
  return {
    ...await takeTogether(database, library, row, round, members, bests, now),
    envelope: sealed?.envelope ?? null, truth: sealed?.truth ?? null,
    museum: await findingsOf(database, row.class_id), awards: await awardsOf(database, row.class_id),
    ground: groundOf(library, round),
    solved: await solvedIn(database, row.class_id, round),
  };
}

/** What this pupil, or where there is none the teacher, sees of it. Nobody is named who does not wish so. */
export function lessonFor(lesson: Lesson, members: Members, pupil: string | null): Pick<Room, 'together' | 'envelope' | 'solved'> & { museum: Finding[]; awards: Award[] } {
  const nameOf = (each: { pupil: string; named: boolean }) => (each.named ? (members.get(each.pupil)?.name ?? null) : null);
  return {
    together: lesson.together, envelope: lesson.envelope, solved: [...lesson.solved].filter((each) => members.get(each)?.out === false).length,
    museum: lesson.museum.map((each) => ({ fault: each.fault, level: each.level, name: nameOf(each), yours: each.pupil === pupil })),
    awards: lesson.awards.map((each) => ({ kind: each.kind, detail: each.detail, name: nameOf(each), yours: each.pupil === pupil })),
  };
}
