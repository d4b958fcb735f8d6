import type { EarlyStop } from './early-stop.ts';
import { checkNetwork, type Network } from './network.ts';
import type { MetricName } from './metric/registry.ts';
import type { OptimizerSpec } from './optimizer/registry.ts';
import type { Penalty } from './penalty.ts';
import { checkRows, type Rows } from './rows.ts';
import { startOf, type StartOrDraw } from './start.ts';
import { checkOptions } from './train.ts';

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
  /** The metrics asked for, in that order; absent without any. */
  readonly metrics?: Float64Array;
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

/** Throws an Error that names the plan's index and field before anything is trained. Every backend calls it first. */
export function checkPlans(network: Network, rows: Rows, plans: readonly Plan[], options: PopulationOptions = {}): void {
  checkNetwork(network);
  checkRows(rows);
  if (plans.length === 0) throw new Error('plans: none; give at least one network to train');
  plans.forEach((plan, index) => {
    try {
      checkOptions(network, startOf(network, plan.start), rows, plan);
    } catch (error) {
      throw new Error(`plans[${index}].${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    const late = options.curveAt?.find((epoch) => !(epoch >= 0 && epoch <= plan.epochs && Math.floor(epoch) === epoch));
    if (late !== undefined) throw new Error(`curveAt: ${late}; plans[${index}].epochs is ${plan.epochs}`);
  });
}
