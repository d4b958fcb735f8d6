import type { Values } from './draw.ts';
import type { Tool } from './level-tool.ts';
import { gradientAt, metricAt } from './measured.ts';
import type { Play } from './play.ts';
import type { Stage } from './stage.ts';
import { ravineAt, settledAcross, stepped } from './ravine.ts';
import { freeNames, type Path, trainFrom, valuesAt } from './training.ts';

/** What the last training did, by name: a fault with its text, sign and picture, or that it goes well. */
export type RunVerdict = 'diverged' | 'overshoot' | 'walls' | 'floor' | 'creep' | 'on-the-way';

/** What a lap leaves of the slope along its way, negative on the other side of the valley: beyond these, it is a fault. */
const ACROSS = -0.25;
const HARDLY = 0.2;
/** Of the squared slope: less than this is no slope, and its sign is chance. */
const FLAT = 1e-12;

function lossAt(stage: Stage, values: Values): number {
  return metricAt(stage, values, 'mean-squared-error', 'train');
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
  return all < FLAT ? 0 : along / all;
}

/** Training on from here at this rate reaches the goal with the laps that are left. */
export function arrives(play: Play, rate: number): boolean {
  const { stage, values } = play;
  const trainer = stage.task.tools.find((tool): tool is Extract<Tool, { kind: 'train' }> => tool.kind === 'train');
  const { metric, data } = stage.task.goal;
  if (trainer === undefined || metric === 'gradient' || metric === 'mistakes' || metric === 'program' || metric === 'misplaced' || metric === 'next-move' || metric === 'breaking-rate' || metric === 'tilt' || metric === 'missed-starts' || metric === 'awake') return false;
  return trainFrom(stage, values, rate, trainer.budget - play.epochs)
    .some((parameters) => metricAt(stage, valuesAt(stage, parameters, values), metric, data) <= play.bound);
}

/**
 * Ground that is steep across and flat along is told in this order: first settled across, then followed along its floor.
 * Null where the ground is no such.
 */
function inRavine(play: Play, rate: number, before: Values, end: Values): RunVerdict | null {
  const { stage } = play;
  const ravine = ravineAt(stage, before);
  if (ravine === null) return null;
  const leftAcross = 1 - rate / ravine.across;
  const leftAlong = 1 - rate / ravine.along;
  if (settledAcross(stage, end, ravine)) {
    if (leftAlong < ACROSS) return 'overshoot';
    return leftAlong > HARDLY && !arrives(play, rate) ? 'floor' : 'on-the-way';
  }
  // A long step along the floor is told by what the next one would do: it may have shaken up what had settled.
  const along = settledAcross(stage, before, ravine) && lossAt(stage, end) < lossAt(stage, before);
  if (leftAcross < ACROSS && !(along && !endsHigher(lossAt(stage, end), lossAt(stage, stepped(stage, end, rate))))) return 'walls';
  return leftAcross > HARDLY && !arrives(play, rate) ? 'creep' : 'on-the-way';
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
  const told = inRavine(play, ran.rate, before, end);
  if (told !== null) return told;
  const left = leftOfSlope(stage, before, end);
  if (left < ACROSS) return 'overshoot';
  return left > HARDLY && !arrives(play, ran.rate) ? 'creep' : 'on-the-way';
}
