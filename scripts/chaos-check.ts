import * as v from 'valibot';
import { AttemptSchema } from '../src/curriculum/attempt.ts';
import { ranked } from '../src/classroom/standing.ts';
import { planOf } from '../src/classroom/plans.ts';
import { assembled, firstParameters, lossOf, resultOf, valuesShown, workshopOf } from '../src/classroom/workshop.ts';
import { RoomSchema } from '../src/classroom/wire.ts';
import { judge } from '../src/server/judge.ts';
import type { Library } from '../src/server/library.ts';

const ExportSchema = v.looseObject({
  attempts: v.array(v.looseObject({
    id: v.string(), pupil: v.string(), status: v.string(), passed: v.boolean(), stars: v.number(), value: v.nullable(v.number()), attempt: AttemptSchema,
  })),
  rounds: v.optional(v.array(v.looseObject({ round: v.number(), seed: v.number(), together: v.nullable(v.string()) })), []),
  laps: v.optional(v.array(v.looseObject({ round: v.number(), lap: v.number(), parameters: v.array(v.number()), loss: v.number(), closed: v.nullable(v.number()), shares: v.nullable(v.array(v.looseObject({ by: v.string(), answers: v.number() }))) })), []),
  shares: v.optional(v.array(v.looseObject({ round: v.number(), lap: v.number(), pupil: v.string(), share: v.number(), result: v.array(v.number()) })), []),
});
type Exported = v.InferOutput<typeof ExportSchema>;

const equal = (one: ArrayLike<number>, other: ArrayLike<number>) => one.length === other.length && Array.from(one).every((value, index) => value === other[index]);

/** What devices train together must be what its shares come to: lap upon lap from the same beginning, each share once, and of each as many counted as are right. */
function lapFaults(library: Library, { rounds, laps, shares }: Exported): readonly string[] {
  const faults: string[] = [];
  const once = new Set<string>();
  for (const { round, lap, pupil, share } of shares) {
    const key = `share ${share} of lap ${lap} of round ${round} by ${pupil}`;
    if (once.has(key)) faults.push(`${key} is there twice`);
    once.add(key);
  }
  for (const { round, seed, together } of rounds) {
    const plan = together === null ? null : planOf(together);
    if (plan === null || plan.by !== 'device') continue;
    const workshop = workshopOf(plan, library.level(plan.level), seed);
    const own = laps.filter((lap) => lap.round === round);
    let parameters = firstParameters(workshop);
    if (own.length === 0) faults.push(`round ${round} has no lap`);
    for (const [index, lap] of own.entries()) {
      const where = `lap ${lap.lap} of round ${round}`;
      if (lap.lap !== index + 1) faults.push(`${where} stands where ${index + 1} should`);
      if (!equal(lap.parameters, parameters) || lap.loss !== lossOf(workshop, valuesShown(workshop, parameters))) faults.push(`${where} begins elsewhere than the one before led to`);
      if (lap.shares === null) {
        if (index < own.length - 1) faults.push(`${where} was never closed`);
        continue;
      }
      const from = parameters;
      const exact = workshop.shares.map((_, share) => resultOf(workshop, from, share));
      for (const [share, settled] of lap.shares.entries()) {
        const right = shares.filter((each) => each.round === round && each.lap === lap.lap && each.share === share && equal(each.result, exact[share] ?? [])).length;
        if (settled.answers !== right || (settled.by === 'class') !== (right > 0)) faults.push(`${where} counts ${settled.answers} answers for share ${share}, there are ${right}`);
      }
      parameters = assembled(workshop, from, exact);
    }
  }
  return faults;
}

/** What a class must be after whatever happened: every acknowledged attempt there once, judged as a replay judges it, and the board what follows from that. Faults in words; none is good. */
export function chaosFaults(library: Library, acknowledged: ReadonlySet<string>, exported: unknown, shown: unknown): readonly string[] {
  const parsed = v.parse(ExportSchema, exported);
  const { attempts } = parsed;
  const room = v.parse(RoomSchema, shown);
  const faults = [...lapFaults(library, parsed)];
  const seen = new Set<string>();
  for (const { id } of attempts) {
    if (seen.has(id)) faults.push(`${id} is there twice`);
    seen.add(id);
  }
  for (const id of acknowledged) if (!seen.has(id)) faults.push(`${id} was acknowledged and is lost`);
  const bests = new Map<string, { pupil: string; stars: number; value: number | null; at: number }[]>();
  for (const kept of attempts) {
    const again = judge(library, kept.attempt);
    if (again.status !== kept.status) faults.push(`${kept.id} is ${kept.status}, a replay says ${again.status}`);
    if (again.status !== 'verified') continue;
    if (again.passed !== kept.passed || again.stars !== kept.stars || again.value !== kept.value) faults.push(`${kept.id} has ${kept.stars} stars at ${kept.value}, a replay says ${again.stars} at ${again.value}`);
    const key = `${kept.pupil} ${kept.attempt.level}`;
    if (again.passed) bests.set(key, [...bests.get(key) ?? [], { pupil: kept.pupil, stars: again.stars, value: again.value, at: 0 }]);
  }
  for (const cell of room.cells) {
    const [best] = ranked(bests.get(`${cell.pupil} ${cell.level}`) ?? []);
    const own = attempts.filter((kept) => kept.pupil === cell.pupil && kept.attempt.level === cell.level).length;
    if (cell.attempts !== own) faults.push(`the board counts ${cell.attempts} attempts of ${cell.pupil}, there are ${own}`);
    if (cell.passed !== (best !== undefined) || cell.stars !== (best?.stars ?? 0) || cell.value !== (best?.value ?? null)) faults.push(`the board shows ${cell.stars} stars at ${cell.value} for ${cell.pupil}, the best of what was recomputed is ${best?.stars ?? 0} at ${best?.value ?? null}`);
  }
  for (const key of bests.keys()) if (!room.cells.some((cell) => `${cell.pupil} ${cell.level}` === key)) faults.push(`the board lacks ${key}`);
  return faults;
}
