import type { Values } from './draw.ts';
import type { Quantity } from './level-quantity.ts';
import { coursesOf, figureAt, lapsOf, medianOf, type Run, runOf } from './race.ts';
import type { Stage } from './stage.ts';

type CatchUp = Extract<Quantity, { of: 'catch-up' }>;

/** The run that is to catch up, by its name or as it was drawn. */
export function runCatching({ task: { race } }: Stage, values: Values, run: string): Run | undefined {
  if (race === undefined) return undefined;
  return run === 'drawn' ? race.runs[(values['run'] ?? 1) - 1] : runOf(race, run);
}

/** The first lap at which a run stands as low as another after so many, by the median over their starts; NaN where it never does. */
export function catchUp(stage: Stage, values: Values, { run, with: other, after, data }: CatchUp): number {
  const { race } = stage.task;
  const [own, against] = [runCatching(stage, values, run), runCatching(stage, values, other)];
  if (race === undefined || own === undefined || against === undefined) return Number.NaN;
  const middle = (each: Run, lap: number) => medianOf(coursesOf(stage, race, values, each).map((course) => figureAt(course, data, lap)));
  const wanted = middle(against, after);
  const laps = Array.from({ length: lapsOf(race, own) + 1 }, (_, lap) => lap);
  return laps.find((lap) => middle(own, lap) <= wanted) ?? Number.NaN;
}

/** The loss that is to be caught up with. */
export function leadOf(stage: Stage, values: Values, { with: other, after, data }: CatchUp): number {
  const { race } = stage.task;
  const against = runCatching(stage, values, other);
  if (race === undefined || against === undefined) return Number.NaN;
  return medianOf(coursesOf(stage, race, values, against).map((course) => figureAt(course, data, after)));
}
