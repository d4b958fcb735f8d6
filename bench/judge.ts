import { at } from '../src/engine/at.ts';
import { measure } from '../src/engine/measure.ts';
import { correct } from '../src/engine/metric/accuracy.ts';
import type { Network } from '../src/engine/network.ts';
import { outputs, predict } from '../src/engine/predict.ts';
import type { Rows } from '../src/engine/rows.ts';
import { train } from '../src/engine/train.ts';
import { median } from './median.ts';
import { plansOf, type Workload } from './workload.ts';

/** The loss over the training rows, in double precision, of parameters that anyone trained. */
export function lossOf({ network, rows }: Workload, parameters: Float64Array): number {
  return measure(network, outputs(predict(network, parameters, rows)), rows);
}

/** The share of rows put into the right class. */
export function accuracyOf(network: Network, parameters: Float64Array | undefined, rows: Rows): number {
  if (parameters === undefined) throw new Error('accuracy: no network was trained');
  return correct(outputs(predict(network, parameters, rows)), rows.targets, rows.outputs) / rows.count;
}

export interface Ends {
  readonly losses: Float64Array;
  readonly accuracy: number | undefined;
}

/** Where parameters stand, network by network. */
export function endsOf(workload: Workload, trained: readonly Float64Array[]): Ends {
  return {
    losses: Float64Array.from(trained, (parameters) => lossOf(workload, parameters)),
    accuracy: workload.test === undefined ? undefined : accuracyOf(workload.network, trained[0], workload.test),
  };
}

/** Where the reference ends; `perRow`: adjusting after every row, at a batch-th of the rate. */
export function referenceOf(workload: Workload, perRow: boolean): Ends {
  const { network, rows, starts, learningRate, batch } = workload;
  const alike = perRow ? { ...workload, batch: 1, learningRate: learningRate / batch } : workload;
  return endsOf(workload, plansOf(alike).map((plan, index) => train(network, at(starts, index), rows, plan).parameters));
}

/** The relative difference between a loss and the reference's from which on it counts as another one. */
export const TOLERANCE = 0.01;

/** Of many networks so many may end elsewhere: at a ReLU's kink rounding decides on which side a network goes on. */
export const STRAYS = 0.03;

/** Where an algorithm differs by a little, single networks part; the median difference tells whether it is the same training. */
export const LOOSE = 0.05;

/**
 * What is wrong with the losses that someone reached, beside the reference's, network by network; undefined where nothing is:
 * at most STRAYS of the networks are farther off than TOLERANCE, or, if `loose`, the median difference is at most LOOSE.
 */
export function differs(losses: Float64Array, reference: Float64Array, loose: boolean): string | undefined {
  const apart = apartOf(losses, reference);
  const strays = apart.filter((each) => !(each <= TOLERANCE)).length;
  if (losses.length > 0 && (loose ? median(apart) <= LOOSE : strays <= STRAYS * losses.length)) return undefined;
  return `${strays} of ${losses.length} losses are more than ${percent(TOLERANCE)} from the reference's `
    + `(differences: median ${percent(median(apart))}, largest ${percent(Math.max(...apart))})`;
}

/** Relative differences. */
export function apartOf(losses: Float64Array, reference: Float64Array): number[] {
  return Array.from(losses, (loss, n) => {
    const wanted = reference[n] ?? NaN;
    return loss === wanted ? 0 : Math.abs(loss - wanted) / wanted;
  });
}

export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}
