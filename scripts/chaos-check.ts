import * as v from 'valibot';
import { AttemptSchema } from '../src/curriculum/attempt.ts';
import { ranked } from '../src/classroom/standing.ts';
import { RoomSchema } from '../src/classroom/wire.ts';
import { judge } from '../src/server/judge.ts';
import type { Library } from '../src/server/library.ts';

const ExportSchema = v.looseObject({
  attempts: v.array(v.looseObject({
    id: v.string(), pupil: v.string(), status: v.string(), passed: v.boolean(), stars: v.number(), value: v.nullable(v.number()), attempt: AttemptSchema,
  })),
});

/** What a class must be after whatever happened: every acknowledged attempt there once, judged as a replay judges it, and the board what follows from that. Faults in words; none is good. */
export function chaosFaults(library: Library, acknowledged: ReadonlySet<string>, exported: unknown, shown: unknown): readonly string[] {
  const { attempts } = v.parse(ExportSchema, exported);
  const room = v.parse(RoomSchema, shown);
  const faults: string[] = [];
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
