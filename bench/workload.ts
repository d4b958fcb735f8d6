import { FEELING_STEPS, FEELING_WORDS, feelingOf, FEELINGS } from '../src/engine/dataset/feelings.ts';
import { hotelRows } from '../src/engine/dataset/hotels.ts';
import { type DenseNetwork, denseOnly } from '../src/engine/layer/kinds.ts';
import type { Network } from '../src/engine/network.ts';
import type { Plan } from '../src/engine/population.ts';
import { random } from '../src/engine/random.ts';
import { makeRows, type Rows } from '../src/engine/rows.ts';
import { fitScaling, standardise } from '../src/engine/scaling.ts';
import { startParameters } from '../src/engine/start.ts';
import { digitRows } from './digits.ts';

/** What everyone has to train. All networks of a workload share rows, rate, epochs and batch; only their starts differ. */
export interface Workload {
  readonly name: WorkloadName;
  readonly title: string;
  readonly network: Network;
  readonly rows: Rows;
  /** Rows that are not trained on, where accuracy is told. */
  readonly test?: Rows;
  /** One per network, in the order of the engine's layout. */
  readonly starts: readonly Float64Array[];
  readonly learningRate: number;
  readonly epochs: number;
  /** Rows per adjustment; consecutive, in row order. */
  readonly batch: number;
}

/** A workload whose network has dense layers only: what most peers know. */
export interface DenseWorkload extends Workload {
  readonly network: DenseNetwork;
}

export function denseWorkload(workload: Workload): DenseWorkload {
  return { ...workload, network: denseOnly(workload.network, 'this peer') };
}

const small: Network = {
  inputs: 2, loss: 'mean-squared-error',
  layers: [{ kind: 'dense', units: 3, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }],
};

const deep: Network = {
  inputs: 2, loss: 'categorical-cross-entropy',
  layers: [
    { kind: 'dense', units: 5, activation: 'relu' }, { kind: 'dense', units: 10, activation: 'relu' },
    { kind: 'dense', units: 3, activation: 'softmax' },
  ],
};

const digits: Network = {
  inputs: 784, loss: 'categorical-cross-entropy',
  layers: [{ kind: 'dense', units: 32, activation: 'relu' }, { kind: 'dense', units: 10, activation: 'softmax' }],
};

const pictures: Network = {
  inputs: 784, inputShape: [28, 28, 1], loss: 'categorical-cross-entropy',
  layers: [
    { kind: 'conv2d', filters: 8, size: 5, activation: 'relu' }, { kind: 'pool', by: 'max', size: 2 }, { kind: 'flatten' },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
};

const sentences: Network = {
  inputs: FEELING_STEPS, loss: 'categorical-cross-entropy',
  layers: [
    { kind: 'embedding', words: FEELING_WORDS.length, size: 8 }, { kind: 'recurrent', units: 16, activation: 'tanh', returns: 'last' },
    { kind: 'dense', units: 2, activation: 'softmax' },
  ],
};

const makers = {
  A: () => prices('A', 'one 2-3-1, 24 points, full batch, 800 epochs', 1),
  B: () => categories('B', 'one 2-5-10-3, 24 points, full batch, 800 epochs', 1),
  C: () => prices('C', '256 networks of A', 256),
  D: mnist,
  E: filters,
  F: feelings,
  B256: () => categories('B256', '256 networks of B', 256),
};

export type WorkloadName = keyof typeof makers;
export const WORKLOADS: readonly WorkloadName[] = ['A', 'B', 'C', 'D', 'E', 'F', 'B256'];

/** Makes a workload; `networks` cuts it to its first so many. D and E want the package mnist (see install.ts). */
export function workloadOf(name: WorkloadName, networks = Infinity): Workload {
  const workload = makers[name]();
  return { ...workload, starts: workload.starts.slice(0, networks) };
}

/** 2-3-1 on the book's hotel prices in standardised units, as often as wanted. */
export function prices(name: WorkloadName, title: string, count: number): Workload {
  const raw = hotelRows('chapter2', 'train');
  const rows = standardise(raw, fitScaling(raw, { targets: true }));
  return { name, title, network: small, rows, starts: draw(small, count), learningRate: 0.08, epochs: 800, batch: rows.count };
}

function categories(name: WorkloadName, title: string, count: number): Workload {
  const raw = hotelRows('chapter4', 'train');
  const rows = standardise(raw, fitScaling(raw, { targets: false }));
  return { name, title, network: deep, rows, starts: draw(deep, count), learningRate: 0.08, epochs: 800, batch: rows.count };
}

function mnist(): Workload {
  return {
    name: 'D', title: 'digits, 784-32-10, batch 32, one epoch of 8,000', network: digits, rows: digitRows(0, 800), test: digitRows(800, 60),
    starts: draw(digits, 1), learningRate: 0.1, epochs: 1, batch: 32,
  };
}

function filters(): Workload {
  return {
    name: 'E', title: 'digits, 8 filters 5×5, pool 2, 10, batch 32, one epoch of 5,000', network: pictures, rows: digitRows(0, 500), test: digitRows(800, 60),
    starts: draw(pictures, 1), learningRate: 0.2, epochs: 1, batch: 32,
  };
}

/** Every fifth sentence is kept for the test. */
function feelings(): Workload {
  const rowsOf = (wanted: (id: number) => boolean): Rows => {
    const ids = Array.from({ length: FEELINGS }, (_, k) => k + 1).filter(wanted);
    const words = ids.map((id) => feelingOf(id).words.map((word) => FEELING_WORDS.indexOf(word)));
    return makeRows(
      words.map((each) => [...Array.from({ length: FEELING_STEPS - each.length }, () => 0), ...each]),
      ids.map((id) => (feelingOf(id).glad ? [1, 0] : [0, 1])),
    );
  };
  return {
    name: 'F', title: 'sentences of 6 words, embedding 8, recurrent 16, 2, batch 16, 40 epochs', network: sentences,
    rows: rowsOf((id) => id % 5 !== 0), test: rowsOf((id) => id % 5 === 0), starts: draw(sentences, 1), learningRate: 0.1, epochs: 40, batch: 16,
  };
}

function draw(network: Network, count: number): Float64Array[] {
  return Array.from({ length: count }, (_, seed) => startParameters(network, { kind: 'glorot' }, random(seed)));
}

export function plansOf({ starts, rows, learningRate, epochs, batch }: Workload): Plan[] {
  return starts.map((start) => ({ start, learningRate, epochs, batch: batch === rows.count ? 'full' : batch }));
}
