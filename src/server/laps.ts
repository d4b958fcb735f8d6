import { planOf, type TogetherPlan } from '../classroom/plans.ts';
import { assembled, classLoss, errorOf, firstParameters, medianOf, resultOf, sharesOfMember, type Workshop, workshopOf } from '../classroom/workshop.ts';
import type { Together } from '../classroom/lesson.ts';
import type { Round } from '../classroom/wire.ts';
import { touch } from './classes.ts';
import { keepLatest } from './latest.ts';
import type { Library } from './library.ts';
import { Refusal } from './refusal.ts';
import { findRound, isRunning } from './rounds.ts';
import type { Database, Tables } from './tables.ts';

/** What one share of a lap came to: who worked it out, by hand the error that was said, and what the server finds. */
export type SettledShare = NonNullable<Together['last']>[number];

/** Those of the latest rounds, so that folds are trained once. */
const workshops = new Map<string, Workshop>();
const MOST_WORKSHOPS = 64;

/** The training of a round that the class does together; null where it is none, or none that this server knows. */
export function workshopIn(library: Library, round: Round | null): Workshop | null {
  const plan = round === null || round.together === null ? null : planOf(round.together);
  if (round === null || plan === null || !library.has(plan.level)) return null;
  const key = `${plan.id} ${plan.start !== 'zero' && 'draws' in plan.start ? round.seed : ''}`;
  const found = workshops.get(key) ?? workshopOf(plan, library.level(plan.level), round.seed);
  keepLatest(workshops, key, found, MOST_WORKSHOPS);
  return found;
}

/** Pupils in the order they came. */
export async function orderOf(database: Database, classId: string): Promise<readonly { pupil_id: string; is_out: number; joined_at: number }[]> {
  return database.selectFrom('pupils').select(['pupil_id', 'is_out', 'joined_at']).where('class_id', '=', classId).orderBy('joined_at').orderBy('pupil_id').execute();
}

/** Shares by pupil, as they were dealt when the lap began. */
export function dealt(order: readonly { pupil_id: string; is_out: number; joined_at: number }[], startedAt: number, count: number): ReadonlyMap<string, readonly number[]> {
  const members = order.filter((each) => each.is_out === 0);
  const present = Math.max(1, members.filter((each) => each.joined_at <= startedAt).length);
  return new Map(members.map((each, index) => [each.pupil_id, sharesOfMember(index, present, count)]));
}

type LapRow = Tables['laps'];

function insertLap(database: Database, classId: string, round: number, lap: number, parameters: Float64Array, loss: number, started: number | null, plan: TogetherPlan): Promise<unknown> {
  return database.insertInto('laps').values({
    class_id: classId, round, lap, parameters: JSON.stringify(Array.from(parameters)), loss,
    started_at: started, until_at: started === null ? null : started + 1000 * plan.seconds, closed_at: null, shares: null,
  }).onConflict((on) => on.columns(['class_id', 'round', 'lap']).doNothing()).execute();
}

/** Lays the class's network as it is before the first lap, and begins that. */
export async function beginLaps(database: Database, workshop: Workshop, classId: string, round: number, now: number): Promise<void> {
  const first = firstParameters(workshop);
  await insertLap(database, classId, round, 1, first, classLoss(workshop, first), now, workshop.plan);
}

async function latestLap(database: Database, classId: string, round: number): Promise<LapRow | undefined> {
  return database.selectFrom('laps').selectAll().where('class_id', '=', classId).where('round', '=', round).orderBy('lap', 'desc').limit(1).executeTakeFirst();
}

function isOpen(lap: LapRow): boolean {
  return lap.started_at !== null && lap.closed_at === null;
}

/** Numbers of a share that can be a result at all. @throws Refusal */
function checkResult({ plan, names }: Workshop, result: readonly number[]): void {
  const fits = plan.by === 'hand'
    ? result.length === 1 && plan.dial !== undefined && result.every((value) => value >= (plan.dial?.min ?? 0) && value <= (plan.dial?.max ?? 0))
    : result.length === names.length;
  if (!fits) throw new Refusal('bad-request');
}

/** Keeps what a pupil, or its device, worked out for a share; the first word counts. The lap ends once nobody is awaited. @throws Refusal */
export async function keepShare(database: Database, library: Library, classId: string, pupilId: string, sent: { round: number; lap: number; share: number; result: readonly number[] }, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // The row of the class first: what comes in at once is counted one after the other.
    await touch(transaction, classId);
    const round = await findRound(transaction, classId, sent.round);
    const workshop = workshopIn(library, round);
    const lap = round === null ? undefined : await latestLap(transaction, classId, sent.round);
    // Of several devices with the same share the slower ones are too late, and nothing is wrong with that.
    if (round !== null && workshop !== null && workshop.plan.by !== 'hand' && lap !== undefined && (sent.lap < lap.lap || (sent.lap === lap.lap && !isRunning(round, now)))) return;
    if (round === null || workshop === null || lap === undefined || lap.lap !== sent.lap || !isOpen(lap) || !isRunning(round, now)) throw new Refusal('no-round');
    const shares = dealt(await orderOf(transaction, classId), lap.started_at ?? 0, workshop.shares.length);
    if (!(shares.get(pupilId) ?? []).includes(sent.share)) throw new Refusal('not-yours');
    checkResult(workshop, sent.result);
    await transaction.insertInto('shares').values({ class_id: classId, round: sent.round, lap: sent.lap, pupil_id: pupilId, share: sent.share, result: JSON.stringify(sent.result), made_at: now })
      .onConflict((on) => on.columns(['class_id', 'round', 'lap', 'pupil_id', 'share']).doNothing()).execute();
    if (await isComplete(transaction, workshop, lap, shares)) await closeLap(transaction, workshop, lap, now);
  });
}

export async function sharesIn(database: Database, { class_id, round, lap }: Pick<LapRow, 'class_id' | 'round' | 'lap'>): Promise<readonly { pupil_id: string; share: number; result: readonly number[] }[]> {
  const rows = await database.selectFrom('shares').select(['pupil_id', 'share', 'result']).where('class_id', '=', class_id).where('round', '=', round).where('lap', '=', lap).orderBy('share').orderBy('pupil_id').execute();
  return rows.map((row) => ({ ...row, result: JSON.parse(row.result) }));
}

/** Everybody who was there as the lap began is heard; of devices that go on by themselves one for each share is enough. */
async function isComplete(database: Database, { plan, shares }: Workshop, lap: LapRow, owned: ReadonlyMap<string, readonly number[]>): Promise<boolean> {
  const held = await sharesIn(database, lap);
  if (plan.by === 'device') return new Set(held.map(({ share }) => share)).size === shares.length;
  const said = new Set(held.map(({ pupil_id, share }) => `${pupil_id} ${share}`));
  const joined = new Map((await orderOf(database, lap.class_id)).map((each) => [each.pupil_id, each.joined_at]));
  return [...owned].every(([pupil, own]) => (joined.get(pupil) ?? 0) > (lap.started_at ?? 0) || own.every((share) => said.has(`${pupil} ${share}`)));
}

/** Bit for bit. */
export function isSame(sent: readonly number[], found: readonly number[]): boolean {
  return sent.length === found.length && sent.every((value, index) => value === found[index]);
}

/** Works every share out anew, fills what is missing, and puts the class's next network together. */
async function closeLap(database: Database, workshop: Workshop, lap: LapRow, now: number): Promise<void> {
  const { plan } = workshop;
  const held = await sharesIn(database, lap);
  const parameters = Float64Array.from(JSON.parse(lap.parameters));
  const settled = workshop.shares.map((_, share): { settled: SettledShare; result: readonly number[] } => {
    const own = held.filter((each) => each.share === share);
    if (plan.by === 'hand') {
      const exact = errorOf(workshop, parameters, share);
      const median = medianOf(own.map(({ result }) => result[0] ?? Number.NaN));
      // Said as exactly as the dial can say it, it is right: what was rounded off is put back.
      const right = median !== null && Math.abs(median - exact) <= (plan.dial?.step ?? 0) / 2;
      return { settled: { by: median === null ? 'server' : 'class', answers: own.length, said: median, exact }, result: [median === null || right ? exact : median] };
    }
    const result = resultOf(workshop, parameters, share);
    const matches = own.filter((each) => isSame(each.result, result));
    return { settled: { by: matches.length > 0 ? 'class' : 'server', answers: matches.length, said: null, exact: null }, result };
  });
  const next = assembled(workshop, parameters, settled.map(({ result }) => result));
  await database.updateTable('laps').set({ closed_at: now, shares: JSON.stringify(settled.map((each) => each.settled)) })
    .where('class_id', '=', lap.class_id).where('round', '=', lap.round).where('lap', '=', lap.lap).execute();
  const goesOn = plan.by === 'device' && lap.lap < plan.laps;
  await insertLap(database, lap.class_id, lap.round, lap.lap + 1, next, classLoss(workshop, next), goesOn ? now : null, plan);
}

/** The teacher ends the lap that goes on, or begins the next; nothing where it is no longer as the teacher saw it. */
export async function turnLap(database: Database, library: Library, classId: string, seen: { round: number; lap: number; close: boolean }, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await touch(transaction, classId);
    const round = await findRound(transaction, classId, seen.round);
    const workshop = workshopIn(library, round);
    const lap = await latestLap(transaction, classId, seen.round);
    if (round === null || workshop === null || lap === undefined || !isRunning(round, now)) throw new Refusal('no-round');
    if (lap.lap !== seen.lap || isOpen(lap) !== seen.close) return;
    if (seen.close) await closeLap(transaction, workshop, lap, now);
    else if (lap.lap <= workshop.plan.laps) {
      await transaction.updateTable('laps').set({ started_at: now, until_at: now + 1000 * workshop.plan.seconds })
        .where('class_id', '=', classId).where('round', '=', seen.round).where('lap', '=', lap.lap).execute();
    }
  });
}

const MOST_AT_ONCE = 100;

/** Closes the laps whose time is up; how many those were. Any process may do it: the first one does. */
export async function closeDueLaps(database: Database, library: Library, now: number): Promise<number> {
  const due = await database.selectFrom('laps').select(['class_id', 'round', 'lap']).where('closed_at', 'is', null).where('until_at', '<=', now).limit(MOST_AT_ONCE).execute();
  for (const { class_id, round, lap } of due) {
    await database.transaction().execute(async (transaction) => {
      await touch(transaction, class_id);
      const latest = await latestLap(transaction, class_id, round);
      const found = await findRound(transaction, class_id, round);
      const workshop = workshopIn(library, found);
      if (latest === undefined || latest.lap !== lap || !isOpen(latest)) return;
      if (workshop !== null && found !== null && isRunning(found, now)) await closeLap(transaction, workshop, latest, now);
      else await transaction.updateTable('laps').set({ closed_at: now }).where('class_id', '=', class_id).where('round', '=', round).where('lap', '=', lap).execute();
    });
  }
  return due.length;
}
