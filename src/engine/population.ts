import { checkNetwork, type Network } from './network.ts';
import { checkRows, type Rows } from './rows.ts';
import { checkOptions } from './train.ts';

/** One network of a population: where it starts and how it trains. The fields mean what they mean in TrainOptions. */
export interface Plan {
  readonly start: Float64Array;
  readonly learningRate: number | readonly number[];
  readonly batch: 'full' | number;
  readonly epochs: number;
  readonly seed?: number;
  readonly frozen?: readonly boolean[];
}

export interface Trained {
  readonly parameters: Float64Array;
  /** Loss over all rows after the last epoch; Infinity where training diverged. */
  readonly loss: number;
  readonly diverged: boolean;
  /** The losses after the epochs named in curveAt, in that order; absent without curveAt. */
  readonly curve?: Float64Array;
}

export interface PopulationOptions {
  /** Called once per network, when it is done. */
  readonly onTrained?: (index: number, trained: Trained) => void;
  /** Looked at between networks: once `aborted`, the promise resolves with the networks trained so far. */
  readonly signal?: { readonly aborted: boolean };
  /** Epochs (0 = before training) whose losses are wanted. */
  readonly curveAt?: readonly number[];
}

/** "Train these plans": the interface of every backend. Results stand in the order of the plans. */
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
      checkOptions(network, plan.start, rows, plan);
    } catch (error) {
      throw new Error(`plans[${index}].${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    const late = options.curveAt?.find((epoch) => !(epoch >= 0 && epoch <= plan.epochs && Math.floor(epoch) === epoch));
    if (late !== undefined) throw new Error(`curveAt: ${late}; plans[${index}].epochs is ${plan.epochs}`);
  });
}
