import { type LiveStep, trainLive } from '../engine/live.ts';
import { type MetricName, metricOf } from '../engine/metric/registry.ts';
import { resemblanceOf } from '../engine/metric/resemblance.ts';
import { outputs, predict } from '../engine/predict.ts';
import type { Rows } from '../engine/rows.ts';
import type { Values } from './draw.ts';
import { forgotten, livePlan } from './learning.ts';
import type { Stage } from './stage.ts';

/** How a duel can end: forgeries wherever the real ones are, only at some of their places, or in no place of theirs. */
export const ENDINGS = ['alike', 'collapsed', 'adrift'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Of the forgeries so many lie near a real one, unless they are adrift; of the real ones so many have a forgery near, unless the forger has collapsed. */
const NEAR = 0.5;
const COVERED = 0.8;
/** Moments of a duel that is fought while one waits. */
const MOMENTS = 60;

/** How forgeries of these parameters lie among real rows, which are the targets of `rows`. */
export function likenessOf({ network }: Pick<Stage['task'], 'network'>, parameters: Float64Array, rows: Rows): { readonly near: number; readonly covered: number } {
  return resemblanceOf(outputs(predict(network, parameters, rows)), rows.targets, rows.outputs);
}

const ended = new WeakMap<Float64Array, { readonly rows: Rows; readonly ending: Ending }>();

/** What such forgeries are an ending of; looked at again and again, worked out once. */
export function endingOf(task: Pick<Stage['task'], 'network'>, parameters: Float64Array, rows: Rows): Ending {
  const known = ended.get(parameters);
  if (known?.rows === rows) return known.ending;
  const { near, covered } = likenessOf(task, parameters, rows);
  const ending = near < NEAR ? 'adrift' : covered < COVERED ? 'collapsed' : 'alike';
  ended.set(parameters, { rows, ending });
  return ending;
}

const fought = new WeakMap<Rows, Map<string, readonly Float64Array[]>>();

/** A whole duel at these rates from the start of this stage: the parameters of both at its moments, the start first. Empty where the task has no detector. */
export function duelAt(stage: Stage, values: Values): readonly Float64Array[] {
  const { task, train } = stage;
  const start = forgotten(stage).learnt;
  const plan = livePlan(stage, values);
  if (start === null || plan?.against === undefined) return [];
  const known = fought.get(train) ?? new Map<string, readonly Float64Array[]>();
  fought.set(train, known);
  const key = JSON.stringify([task.network, plan]);
  const found = known.get(key) ?? [start, ...Array.from(trainLive(task.network, start, train, plan, Math.ceil((train.count * plan.epochs) / MOMENTS)), ({ parameters }: LiveStep) => parameters)];
  known.set(key, found);
  return found;
}

/** How such a duel ends. The rows that were learnt from tell it, which are the same for whoever judges. */
export function endingAt(stage: Stage, values: Values): Ending {
  const end = duelAt(stage, values).at(-1);
  return end === undefined ? 'adrift' : endingOf(stage.task, end, stage.train);
}

/** A metric of what such a duel ends with, on the rows that were learnt from. */
export function duelValue(stage: Stage, values: Values, metric: MetricName): number {
  const end = duelAt(stage, values).at(-1);
  return end === undefined ? Number.NaN : metricOf(metric)(outputs(predict(stage.task.network, end, stage.train)), stage.train.targets, stage.train.outputs);
}
