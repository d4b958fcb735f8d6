import type { Values } from './draw.ts';
import type { Quantity } from './level-quantity.ts';
import { coursesOf, figureAt, lapsOf, medianOf, type RowsSeen, type Run, runOf } from './race.ts';
import type { Stage } from './stage.ts';

type CatchUp = Extract<Quantity, { of: 'catch-up' }>;

/** The run that is to catch up, by its name or as it was drawn. */
export function runCatching({ task: { race } }: Stage, values: Values, run: string): Run | undefined {
  if (race === undefined) return undefined;
  return run === 'drawn' ? race.runs[(values['run'] ?? 1) - 1] : runOf(race, run);
}

/** Where a run stands after so many laps, by the median over its starts; a start that diverged stands above all. NaN where there is no such run. */
function standAt(stage: Stage, values: Values, run: Run | undefined, data: RowsSeen, lap: number): number {
  const { race } = stage.task;
  if (race === undefined || run === undefined) return Number.NaN;
  const figures = coursesOf(stage, race, values, run).map((course) => figureAt(course, data, lap));
  return medianOf(figures.map((figure) => (Number.isNaN(figure) ? Infinity : figure)));
}

/** The first lap at which a run stands as low as another after so many; NaN where it never does, or that other diverged. */
export function catchUp(stage: Stage, values: Values, quantity: CatchUp): number {
  const { race } = stage.task;
  const run = runCatching(stage, values, quantity.run);
  if (race === undefined || run === undefined) return Number.NaN;
  const lead = leadOf(stage, values, quantity);
  if (!Number.isFinite(lead)) return Number.NaN;
  const laps = Array.from({ length: lapsOf(race, run) + 1 }, (_, lap) => lap);
  return laps.find((lap) => standAt(stage, values, run, quantity.data, lap) <= lead) ?? Number.NaN;
}

/** The loss that is to be caught up with. */
export function leadOf(stage: Stage, values: Values, { with: other, after, data }: CatchUp): number {
  return standAt(stage, values, runCatching(stage, values, other), data, after);
}
