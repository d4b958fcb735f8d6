import { stageOf } from '../curriculum/stage.ts';
import type { Level } from '../curriculum/level.ts';
import { measure } from '../engine/measure.ts';
import { type Network, outputCount, parameterNames } from '../engine/network.ts';
import { outputs, predict } from '../engine/predict.ts';
import type { Rows } from '../engine/rows.ts';
import { fitScaling, type Scaling, standardise, toRaw } from '../engine/scaling.ts';
import { startOf } from '../engine/start.ts';
import { train } from '../engine/train.ts';
import { foldResult } from './folds.ts';
import { partOf } from './part.ts';
import type { TogetherPlan } from './plans.ts';
import { roundSeed } from './round-seed.ts';

/** A training of the class with its rows: everything that server and devices work out is worked out here, with the same bits. */
export interface Workshop {
  plan: TogetherPlan;
  network: Network;
  /** Names of the parameters in the order of the flat ones. */
  names: readonly string[];
  /** In miles, stars and dollars. */
  shown: Rows;
  /** In the units of training. */
  rows: Rows;
  scaling: Scaling;
  /** The rows of each share, counted from 0; of folds those that are kept back. */
  shares: readonly (readonly number[])[];
  /** What the class's network is measured on, in miles, stars and dollars: where folds are kept back the rows for testing, else those it is trained on. */
  judging: Rows;
  /** Parameters that training starts from, in its own units; of several each fold keeps what it learns best from. */
  starts: readonly Float64Array[];
}

function startsOf({ start }: TogetherPlan, network: Network, seed: number): readonly Float64Array[] {
  if (start === 'zero') return [startOf(network, { kind: 'zero', seed: 0 })];
  const seeds = 'seed' in start ? [start.seed] : Array.from({ length: start.draws }, (_, draw) => roundSeed(seed, draw));
  return seeds.map((each) => startOf(network, { kind: 'glorot', seed: each }));
}

/** The rows are those of the level's task as its solution meets them. `seed`: of the class's round. @throws where folds are kept back and the level has no rows for testing */
export function workshopOf(plan: TogetherPlan, level: Level, seed: number): Workshop {
  const stage = stageOf(level, level.solution.seed, 'task', 0);
  const { network } = stage.task;
  const fitted = fitScaling(stage.train, { targets: plan.scaled === 'all' && network.loss === 'mean-squared-error' });
  const all = Array.from({ length: stage.train.count }, (_, row) => row);
  const shares = Array.from({ length: plan.shares }, (_, share) => all.filter((row) => row % plan.shares === share));
  const judging = plan.by === 'fold' ? stage.test : stage.train;
  if (judging.count === 0) throw new Error(`levels/together.json: ${plan.id}: ${plan.level} has no rows for testing; folds need some`);
  return { plan, network, names: parameterNames(network), shown: stage.train, rows: standardise(stage.train, fitted), scaling: fitted, shares, judging, starts: startsOf(plan, network, seed) };
}

/** Parameters before the first lap: in the units of training; of folds in miles, stars and dollars, one network after the other. */
export function firstParameters({ plan, network, scaling, starts }: Workshop): Float64Array {
  const [start = new Float64Array(0)] = starts;
  return plan.by === 'fold' ? toRaw(network, start, scaling) : start;
}

/** The networks that the class has, in miles, stars and dollars: of folds one each, else one. */
function members({ plan, network, names, scaling }: Workshop, parameters: Float64Array): readonly Float64Array[] {
  if (plan.by !== 'fold') return [toRaw(network, parameters, scaling)];
  return Array.from({ length: parameters.length / names.length }, (_, fold) => parameters.slice(fold * names.length, (fold + 1) * names.length));
}

function meanOf(all: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0), ...others] = all;
  return first.map((value, index) => others.reduce((sum, other) => sum + (other[index] ?? Number.NaN), value) / all.length);
}

/** Parameters in miles, stars and dollars, by name; of several networks their mean. */
export function valuesShown(workshop: Workshop, parameters: Float64Array): Record<string, number> {
  const raw = meanOf(members(workshop, parameters));
  return Object.fromEntries(workshop.names.map((name, index) => [name, raw[index] ?? Number.NaN]));
}

/** What the class's network says of every row, in the target's own units; of several nothing. */
export function predictedShown(workshop: Workshop, parameters: Float64Array): readonly number[] {
  const [network, ...others] = members(workshop, parameters);
  return network === undefined || others.length > 0 || workshop.plan.by === 'fold' ? [] : Array.from(outputs(predict(workshop.network, network, workshop.shown)));
}

/** The loss of the class's network in the target's own units; several are asked at once, and the mean of what they predict counts. */
export function classLoss(workshop: Workshop, parameters: Float64Array): number {
  const { network, judging } = workshop;
  return measure(network, meanOf(members(workshop, parameters).map((each) => outputs(predict(network, each, judging)))), judging);
}

/** The same of one network by the names of its parameters. */
export function lossOf({ network, judging, names }: Workshop, values: Readonly<Record<string, number>>): number {
  return measure(network, outputs(predict(network, Float64Array.from(names, (name) => values[name] ?? Number.NaN), judging)), judging);
}

/** Predicted minus actual value of the one row of a share, in the target's own units. */
export function errorOf(workshop: Workshop, parameters: Float64Array, share: number): number {
  const { predicted, actual } = rowOf(workshop, parameters, share);
  return predicted - actual;
}

export interface SharedRow {
  /** Features in miles and stars. */
  inputs: readonly number[];
  predicted: number;
  actual: number;
}

/** The first row of a share, with what the class's network says of it. */
export function rowOf(workshop: Workshop, parameters: Float64Array, share: number): SharedRow {
  const row = partOf(workshop.shown, workshop.shares[share]?.slice(0, 1) ?? []);
  const said = meanOf(members(workshop, parameters).map((each) => outputs(predict(workshop.network, each, row))));
  return { inputs: Array.from(row.inputs), predicted: said[0] ?? Number.NaN, actual: row.targets[0] ?? Number.NaN };
}

/** What a share comes to: by hand the error of its row, on a device the parameters after descending on its rows alone; of a fold see foldResult. */
export function resultOf(workshop: Workshop, parameters: Float64Array, share: number): readonly number[] {
  const { plan, network, rows } = workshop;
  if (plan.by === 'hand') return [errorOf(workshop, parameters, share)];
  if (plan.by === 'fold') return foldResult(workshop, share);
  return Array.from(train(network, parameters, partOf(rows, workshop.shares[share] ?? []), { epochs: plan.epochs, learningRate: plan.rate }).parameters);
}

/**
 * The class's parameters after a lap, from one result for each share, always summed in the order of the shares. By hand: one
 * step of descent with the errors as they were said. On devices: the mean of what the shares came to, each as heavy as its rows are many. Folds: all their networks.
 */
export function assembled(workshop: Workshop, parameters: Float64Array, results: readonly (readonly number[])[]): Float64Array {
  const { plan, network, rows, shares, scaling } = workshop;
  if (plan.by === 'hand') {
    const said = predict(network, parameters, rows);
    // Targets with which the errors would be those that were said.
    const targets = rows.targets.map((_, index) => (outputs(said)[index] ?? Number.NaN) - (results[index]?.[0] ?? Number.NaN) / (scaling.targetStd[0] ?? 1));
    return train(network, parameters, { ...rows, targets, outputs: outputCount(network) }, { epochs: plan.epochs, learningRate: plan.rate }).parameters;
  }
  if (plan.by === 'fold') return Float64Array.from(results.flat());
  const sum = new Float64Array(parameters.length);
  for (const [share, taken] of shares.entries()) {
    const result = results[share] ?? [];
    for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + (result[index] ?? Number.NaN) * taken.length;
  }
  return sum.map((value) => value / rows.count);
}

/** The middle one of what was said; of two middle ones their mean. Null where nobody said anything. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Shares of the so-manieth member, when the first `present` were there as the lap began: few own several, many share one. Who comes later helps where the row goes on. */
export function sharesOfMember(index: number, present: number, count: number): readonly number[] {
  if (index >= present || present >= count) return [index % count];
  return Array.from({ length: count }, (_, share) => share).filter((share) => share % present === index);
}
