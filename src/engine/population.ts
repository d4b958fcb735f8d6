import type { EarlyStop } from './early-stop.ts';
import { checkFields, describe, isList, isRecord } from './fields.ts';
import { checkTargets } from './measure.ts';
import { metrics, type MetricName } from './metric/registry.ts';
import { checkNetwork, parameterCount, type Network } from './network.ts';
import type { OptimizerSpec } from './optimizer/registry.ts';
import type { Past } from './past.ts';
import type { Penalty } from './penalty.ts';
import { inSlices, type Budget, type Pieces } from './pieces.ts';
import { checkRowsInPieces, type Rows } from './rows.ts';
import type { StartOrDraw } from './start.ts';
import { checkFit, checkManner, checkStart, checkValidation, placed } from './train-options.ts';

/**
 * One network of a population: where it starts and how it trains. Plans of one call share the network; all else may differ.
 * The fields mean what they mean in TrainOptions.
 */
export interface Plan {
  /** Parameters in the order of the layout, or how to draw them. */
  readonly start: StartOrDraw;
  /** One rate, or one per epoch (schedules: schedule.ts). */
  readonly learningRate: number | readonly number[];
  readonly batch: 'full' | number;
  readonly epochs: number;
  readonly seed?: number;
  readonly frozen?: readonly boolean[];
  readonly optimizer?: OptimizerSpec;
  readonly penalty?: Penalty;
  readonly stop?: EarlyStop;
  readonly past?: Past;
}

export interface Trained {
  /** Those after the last epoch; with early stopping, those of the best check. Do not write into them. */
  readonly parameters: Float64Array;
  /** Loss over all rows with these parameters; Infinity where training diverged. */
  readonly loss: number;
  readonly diverged: boolean;
  /** Epochs that were trained: fewer than planned where training diverged or was stopped. */
  readonly epochs: number;
  /** The losses after the epochs named in curveAt, in that order (Infinity after divergence, NaN after an early stop); absent without curveAt. */
  readonly curve?: Float64Array;
  /** The metrics asked for, in that order, NaN where training diverged or predictions are not finite (judge.ts); absent without any. */
  readonly metrics?: Float64Array;
  /** Where the next training may go on; absent where the plan has none. */
  readonly past?: Past;
}

export interface PopulationOptions {
  /** Called once per network, when it is done; in any order. */
  readonly onTrained?: (index: number, trained: Trained) => void;
  /** Looked at between slices of work (some ten milliseconds): once `aborted`, the promise resolves with the networks trained so far. */
  readonly signal?: { readonly aborted: boolean };
  /** Lets others run; handed in because the engine knows no clock. Awaited after every slice of work. */
  readonly pause?: () => Promise<void>;
  /** Epochs (0 = before training) whose losses are wanted. */
  readonly curveAt?: readonly number[];
  /** Metrics wanted of each network, over `validation` if given, else over the rows; computed in double precision. */
  readonly metrics?: readonly MetricName[];
  /** Rows that early stopping watches and metrics judge; the rows trained on, if left out. */
  readonly validation?: Rows;
}

/**
 * "Train these plans": the interface of every backend. Results stand in the order of the plans; once aborted, plans that
 * were not done are missing at their index (a sparse array's holes are never returned: the array ends at the first gap).
 */
export type TrainPopulation = (
  network: Network, rows: Rows, plans: readonly Plan[], options?: PopulationOptions,
) => Promise<Trained[]>;

/** Every field of a plan. */
const FIELDS = Object.keys({
  start: 0, learningRate: 0, batch: 0, epochs: 0, seed: 0, frozen: 0, optimizer: 0, penalty: 0, stop: 0, past: 0,
} satisfies Record<keyof Plan, 0>);

/**
 * Whether training may begin; false once aborted. Rejects with an Error that names the plan's index and field, or the row and
 * its field, before anything is trained. Every backend awaits it first.
 */
export async function admit(
  network: Network, rows: Rows, plans: readonly Plan[], options: PopulationOptions, budget: Budget,
): Promise<boolean> {
  return await inSlices(checkPlans(network, rows, plans, options, budget), budget, options) === true;
}

function* checkPlans(network: Network, rows: Rows, plans: readonly Plan[], options: PopulationOptions, budget: Budget): Pieces<true> {
  const { metrics: wanted = [], validation } = options;
  checkNetwork(network);
  yield* checkRowsInPieces(rows, budget);
  checkFit(network, rows, 'rows');
  yield* checkTargets(network, rows, budget);
  if (validation !== undefined) yield* checkValidation(network, validation, budget);
  if (!isList(wanted)) throw new Error(`metrics: ${describe(wanted)}; give a list of names`);
  wanted.forEach((name, m) => {
    if (!Object.hasOwn(metrics, name)) {
      throw new Error(`metrics[${m}]: "${String(name)}" is unknown; use one of ${Object.keys(metrics).join(', ')}`);
    }
  });
  if (!isList(plans)) throw new Error(`plans: ${describe(plans)}; give a list of plans`);
  if (plans.length === 0) throw new Error('plans: none; give at least one network to train');
  const size = parameterCount(network);
  let before: Plan | undefined;
  for (let index = 0; index < plans.length; index++) {
    const plan = plans[index];
    if (!isRecord(plan)) throw new Error(`plans[${index}]: ${describe(plan)}; give a plan`);
    try {
      checkPlan(size, plan, before);
    } catch (error) {
      throw placed(`plans[${index}].`, error);
    }
    before = plan;
    budget.left -= CHECKED + size;
    if (budget.left <= 0) yield;
  }
  checkCurve(plans, options);
  return true;
}

/** @param sound a plan that was found so: what is said of its manner need not be said again */
function checkPlan(size: number, plan: Plan, sound: Plan | undefined): void {
  checkFields('', plan, FIELDS);
  checkStart(size, plan.start);
  if (sound !== undefined && sameManner(plan, sound)) return;
  if (plan.batch === undefined) throw new Error('batch: undefined; give "full" or a whole number from 1');
  checkManner(size, plan);
}

/** Whether two plans differ in nothing but their start: most of a population does not. */
export function sameManner(a: Plan, b: Plan): boolean {
  return a.learningRate === b.learningRate && a.batch === b.batch && a.epochs === b.epochs && a.seed === b.seed && a.frozen === b.frozen
    && a.optimizer === b.optimizer && a.penalty === b.penalty && a.stop === b.stop && a.past === b.past;
}

/** What it takes to check a plan, its start aside, in multiplications. */
const CHECKED = 100;

function checkCurve(plans: readonly Plan[], { curveAt = [] }: PopulationOptions): void {
  if (!isList(curveAt)) throw new Error(`curveAt: ${describe(curveAt)}; give a list of epochs`);
  const wrong = curveAt.findIndex((epoch: unknown) => !(Number.isInteger(epoch) && Number(epoch) >= 0));
  if (wrong >= 0) throw new Error(`curveAt[${wrong}]: ${describe(curveAt[wrong])}; give a whole number from 0`);
  const last = curveAt.reduce((most, epoch) => Math.max(most, epoch), 0);
  const short = plans.findIndex(({ epochs }) => last > epochs);
  if (short < 0) return;
  throw new Error(`plans[${short}].epochs: ${plans[short]?.epochs}, but curveAt[${curveAt.indexOf(last)}] is ${last}; train for as long, or leave it out`);
}
