import { train } from '../engine/train.ts';
import { startOf } from '../engine/start.ts';
import { parameterCount } from '../engine/network.ts';
import { chanceRecipe, trialWith } from './chance-search.ts';
import type { Trial } from './bench.ts';
import type { Values } from './draw.ts';
import type { Level } from './level.ts';
import { metricAt } from './measured.ts';
import type { Play } from './play.ts';
import { medianOf } from './race.ts';
import { plansOf } from './reference.ts';
import { shapedNetwork } from './shape.ts';
import type { Stage } from './stage.ts';
import { valuesAt } from './training.ts';

/** What a network cost, and the figure that it came to: the less of either, the better. */
export interface Spot {
  cost: number;
  figure: number;
}

/** What is paid with: parameters, where the network is built by the player; else laps. */
export type Cost = 'parameters' | 'laps';

export function costOf({ tools }: Pick<Level, 'tools'>): Cost {
  return tools.some(({ kind }) => kind === 'units') ? 'parameters' : 'laps';
}

/** Starts on which a recipe of the references is tried. */
const FEW = 4;
/** References that are laps of one training, and those that are recipes. */
const TRAININGS = 40;
const RECIPES = 16;

/** What a trial came to: the median over its starts of what its bench asks for. */
function trialSpot(stage: Stage, values: Values, { runs }: Trial): Spot {
  return { cost: parameterCount(shapedNetwork(stage, values)), figure: medianOf(runs.map(({ value }) => (Number.isNaN(value) ? Infinity : value))) };
}

/** Every run of the player's in this round, in its order: each trial, or each lap. */
export function ownSpots(play: Play): readonly Spot[] {
  const { stage, trials, walked, values } = play;
  if (stage.task.bench !== undefined) return trials.map((trial) => trialSpot(stage, Object.fromEntries(Object.entries(trial.recipe).flatMap(([id, value]) => (typeof value === 'number' ? [[id, value]] : []))), trial));
  return walked.map((stand, lap) => ({ cost: lap, figure: metricAt(stage, valuesAt(stage, stand, values), 'mean-squared-error', 'train') })).slice(1);
}

/** How many references a level can show. */
export function referenceTurns(level: Level): number {
  if (level.bench !== undefined) return RECIPES;
  return level.reference === undefined ? 0 : Math.min(TRAININGS, level.reference.count);
}

/** Reference number `index`: a recipe drawn by chance, on a few of the starts; or every lap of one of the level's reference networks. `drawn`: the round of the player's, as it was drawn. */
export function referenceSpots(level: Level, drawn: Stage, index: number): readonly Spot[] {
  const { bench } = drawn.task;
  if (bench !== undefined) {
    const recipe = chanceRecipe(drawn, index);
    const few = { ...drawn, task: { ...drawn.task, bench: { ...bench, starts: Math.min(FEW, bench.starts) } } };
    return [trialSpot(drawn, { ...drawn.start, ...recipe.values }, trialWith(few, recipe))];
  }
  const { stage, rows, plans } = plansOf({ ...level, reference: level.reference && { ...level.reference, count: index + 1 } });
  const plan = plans[index];
  if (plan === undefined) return [];
  const { losses } = train(stage.task.network, startOf(stage.task.network, plan.start), rows, plan);
  return Array.from(losses, (figure, cost) => ({ cost, figure })).slice(1);
}

/** Neither dearer nor worse, and in one of both better. */
export function beats(one: Spot, other: Spot): boolean {
  return one.cost <= other.cost && one.figure <= other.figure && (one.cost < other.cost || one.figure < other.figure);
}

/** Those that none of the others beats, the cheapest first: the edge of what can be had. */
export function frontierOf(spots: readonly Spot[]): readonly Spot[] {
  return spots
    .filter((spot) => Number.isFinite(spot.figure) && !spots.some((other) => beats(other, spot)))
    .toSorted((one, other) => one.cost - other.cost || other.figure - one.figure);
}
