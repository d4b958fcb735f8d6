import type { Level } from '../curriculum/level.ts';
import { planOf } from './plans.ts';
import type { Desk, ShareSent } from './wire.ts';
import { resultOf, workshopOf } from './workshop.ts';

/** The shares of the lap that goes on which this device has not worked out yet, each with its result. */
export function workShares({ round, together, own }: Desk, level: Level): readonly ShareSent[] {
  const plan = together === null ? null : planOf(together.plan);
  if (round === null || together === null || plan === null || together.state !== 'running') return [];
  const workshop = workshopOf(plan, level, round.seed);
  const parameters = Float64Array.from(together.parameters);
  return own.filter(({ result }) => result === null).map(({ share }) => ({ round: round.number, lap: together.lap, share, result: [...resultOf(workshop, parameters, share)] }));
}
