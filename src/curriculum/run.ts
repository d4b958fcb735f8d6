import type { Tool, Values } from './level.ts';
import { gradientAt, metricAt } from './quantity.ts';
import type { Play } from './replay.ts';
import type { Stage } from './stage.ts';
import { frozenOf, type Path, trainFrom, valuesAt } from './training.ts';

/** What the last training did, by name: a fault with its text, sign and picture, or that it goes well. */
export type RunVerdict = 'diverged' | 'overshoot' | 'creep' | 'on-the-way';

/** What a lap leaves of the slope along its way, negative on the other side of the valley: beyond these, it is a fault. */
const ACROSS = -0.25;
const HARDLY = 0.2;

function lossAt(stage: Stage, values: Values): number {
  return metricAt(stage, values, 'mean-squared-error', 'train');
}

/** What training moves. */
export function freeNames(stage: Stage): readonly string[] {
  const frozen = frozenOf(stage);
  return stage.names.filter((_, index) => frozen[index] !== true);
}

/** Training that ends higher than it began, or at no number at all, has diverged. */
export function endsHigher(from: number, to: number): boolean {
  return !(to <= from);
}

/** A training that ends higher than the round began was broken, or left the numbers on its way. */
export function breaks(stage: Stage, path: Path, end: Values): boolean {
  return endsHigher(lossAt(stage, stage.start), lossAt(stage, end)) || path.length < 2;
}

function leftOfSlope(stage: Stage, before: Values, after: Values): number {
  let along = 0;
  let all = 0;
  for (const name of freeNames(stage)) {
    const slope = gradientAt(stage, before, name);
    along += slope * gradientAt(stage, after, name);
    all += slope * slope;
  }
  return all === 0 ? 0 : along / all;
}

/** Training on from here at this rate reaches the goal with the laps that are left. */
export function arrives(play: Play, rate: number): boolean {
  const { stage, values } = play;
  const trainer = stage.task.tools.find((tool): tool is Extract<Tool, { kind: 'train' }> => tool.kind === 'train');
  const { metric, data } = stage.task.goal;
  if (trainer === undefined || metric === 'gradient' || metric === 'mistakes' || metric === 'program' || metric === 'misplaced' || metric === 'next-move' || metric === 'breaking-rate') return false;
  return trainFrom(stage, values, rate, trainer.budget - play.epochs)
    .some((parameters) => metricAt(stage, valuesAt(stage, parameters, values), metric, data) <= play.bound);
}

/**
 * Tells the last training by its laps: diverged where it stands higher than the round began, or every lap of several led
 * higher; overshoot where the last lap landed on the other side of the valley; creep where it stayed on this side and
 * the laps that are left do not suffice. Null where nothing was trained since the round or a new start began.
 */
export function runVerdict(play: Play): RunVerdict | null {
  const { stage, ran } = play;
  if (ran === null) return null;
  const stands = ran.path.map((parameters) => valuesAt(stage, parameters, play.values));
  const losses = stands.map((values) => lossAt(stage, values));
  const [before, end] = [stands.at(-2), stands.at(-1)];
  const risen = losses.length > 2 && losses.slice(1).every((loss, lap) => endsHigher(losses[lap] ?? 0, loss));
  // A training that leaves the numbers has fewer laps than it was to have.
  if (before === undefined || end === undefined || risen || endsHigher(lossAt(stage, stage.start), lossAt(stage, end))) return 'diverged';
  const left = leftOfSlope(stage, before, end);
  if (left < ACROSS) return 'overshoot';
  return left > HARDLY && !arrives(play, ran.rate) ? 'creep' : 'on-the-way';
}
