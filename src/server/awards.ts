import * as v from 'valibot';
import { type Award, AWARDS, type AwardKind } from '../classroom/lesson.ts';
import { isParameter } from '../curriculum/shape.ts';
import { findingsOf } from './findings.ts';
import { Refusal } from './refusal.ts';
import { isRunning } from './rounds.ts';
import { readEnvelope } from './sealed.ts';
import type { Snapshot } from './snapshot.ts';
import type { Database } from './tables.ts';
import { touch } from './classes.ts';

type Detail = Award['detail'];
interface Candidate {
  kind: AwardKind;
  pupil: string;
  detail: Detail;
}

export interface GivenAward extends Candidate {
  named: boolean;
}

/** Rounds that are looked through for one that came to a number. */
const MOST_ASKED = 20;

/** All who are level with the lowest score; nobody where there is no score. */
function lowest<Item>(items: readonly Item[], score: (item: Item) => number): readonly Item[] {
  const least = Math.min(...items.map(score));
  return Number.isFinite(least) ? items.filter((item) => score(item) === least) : [];
}

/** Whoever committed the number nearest to what came out, in the latest round where something did. */
async function closest(database: Database, classId: string, now: number): Promise<readonly Candidate[]> {
  const asked = await database.selectFrom('rounds').select(['round', 'truth', 'level', 'kind', 'until_at', 'ended_at']).where('class_id', '=', classId).where('question', 'is not', null).orderBy('round', 'desc').limit(MOST_ASKED).execute();
  for (const { round, level, kind, until_at, ended_at, truth: told } of asked) {
    const over = !isRunning({ until: until_at, ended: ended_at }, now);
    const truth = kind === 'envelope' ? ((await readEnvelope(database, classId, round, over))?.truth ?? null) : told;
    if (truth === null) continue;
    const bets = await database.selectFrom('bets').select(['pupil_id', 'value']).where('class_id', '=', classId).where('round', '=', round).execute();
    return lowest(bets, (bet) => Math.abs(bet.value - truth)).map((bet) => ({ kind: 'closest', pupil: bet.pupil_id, detail: { level, value: bet.value, truth } }));
  }
  return [];
}

const sizeOf = (parameters: string | null): number => (parameters === null ? 0 : Object.keys(JSON.parse(parameters)).filter(isParameter).length);

/** The fewest parameters among those who reached the goal, on the latest level where sizes differed. */
function smallest({ rows }: Snapshot): readonly Candidate[] {
  const levels = new Map<string, { pupil: string; size: number; at: number }[]>();
  for (const row of rows) {
    const size = sizeOf(row.parameters);
    if (size > 0) levels.set(row.level, [...levels.get(row.level) ?? [], { pupil: row.pupil_id, size, at: row.received_at }]);
  }
  const varied = [...levels].filter(([, all]) => new Set(all.map(({ size }) => size)).size > 1);
  const latest = varied.sort(([, one], [, other]) => Math.max(...other.map(({ at }) => at)) - Math.max(...one.map(({ at }) => at)))[0];
  if (latest === undefined) return [];
  const [level, all] = latest;
  return lowest(all, ({ size }) => size).map(({ pupil, size }) => ({ kind: 'smallest', pupil, detail: { level, value: size } }));
}

/** Who gained most stars on one level, from the first play that reached the goal to the best. Never how fast. */
async function improved(database: Database, { row, rows }: Snapshot): Promise<readonly Candidate[]> {
  const firsts = await database.selectFrom('attempts').select(['pupil_id', 'level', 'stars']).where('class_id', '=', row.class_id).where('status', '=', 'verified').where('passed', '=', 1)
    .orderBy('received_at').orderBy('attempt_id').execute();
  const from = new Map<string, number>();
  for (const first of firsts) if (!from.has(`${first.pupil_id} ${first.level}`)) from.set(`${first.pupil_id} ${first.level}`, first.stars);
  const gains = rows.map((best) => ({ best, from: from.get(`${best.pupil_id} ${best.level}`) ?? best.stars })).filter((each) => each.best.stars > each.from);
  const most = lowest(gains, (each) => each.from - each.best.stars);
  const once = new Map(most.map((each) => [each.best.pupil_id, each]));
  return [...once.values()].map((each) => ({ kind: 'improved', pupil: each.best.pupil_id, detail: { level: each.best.level, value: each.best.stars, from: each.from } }));
}

/** Gives the awards as the class stands now, in place of those given before; who has one is asked before anybody reads the name. */
export async function giveAwards(database: Database, snapshot: Snapshot, fault: string | null, now: number): Promise<void> {
  const classId = snapshot.row.class_id;
  const finding = fault === null ? undefined : (await findingsOf(database, classId)).find((each) => each.fault === fault);
  if (fault !== null && finding === undefined) throw new Refusal('not-found');
  const finest: readonly Candidate[] = finding === undefined ? [] : [{ kind: 'failure', pupil: finding.pupil, detail: { level: finding.level, fault: finding.fault } }];
  const given = [...await closest(database, classId, now), ...smallest(snapshot), ...finest, ...await improved(database, snapshot)]
    .filter(({ pupil }) => snapshot.members.get(pupil)?.out === false);
  await database.transaction().execute(async (transaction) => {
    await touch(transaction, classId);
    const before = await awardsOf(transaction, classId);
    await transaction.deleteFrom('awards').where('class_id', '=', classId).execute();
    for (const { kind, pupil, detail } of given) {
      const named = before.some((each) => each.kind === kind && each.pupil === pupil && each.named);
      await transaction.insertInto('awards').values({ class_id: classId, kind, pupil_id: pupil, detail: JSON.stringify(detail), is_named: named ? 1 : 0, given_at: now })
        .onConflict((on) => on.columns(['class_id', 'kind', 'pupil_id']).doNothing()).execute();
    }
  });
}

const DetailSchema = v.looseObject({ level: v.optional(v.string()), fault: v.optional(v.string()), value: v.optional(v.number()), truth: v.optional(v.number()), from: v.optional(v.number()) });

/** In the order of their kinds. */
export async function awardsOf(database: Database, classId: string): Promise<readonly GivenAward[]> {
  const rows = await database.selectFrom('awards').selectAll().where('class_id', '=', classId).orderBy('pupil_id').execute();
  return AWARDS.flatMap((kind) => rows.filter((row) => row.kind === kind).map((row) => ({ kind, pupil: row.pupil_id, detail: v.parse(DetailSchema, JSON.parse(row.detail)), named: row.is_named === 1 })));
}

/** @throws Refusal where somebody else got it */
export async function wishAward(database: Database, classId: string, pupilId: string, kind: AwardKind, named: boolean): Promise<void> {
  const changed = await database.updateTable('awards').set({ is_named: named ? 1 : 0 })
    .where('class_id', '=', classId).where('kind', '=', kind).where('pupil_id', '=', pupilId).returning('kind').execute();
  if (changed.length === 0) throw new Refusal('not-yours');
}
