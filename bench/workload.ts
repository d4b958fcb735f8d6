import { hotelRows } from '../src/engine/dataset/hotels.ts';
import type { Network } from '../src/engine/network.ts';
import type { Plan } from '../src/engine/population.ts';
import { random } from '../src/engine/random.ts';
import type { Rows } from '../src/engine/rows.ts';
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

const makers = {
  A: () => prices('A', 'one 2-3-1, 24 points, full batch, 800 epochs', 1),
  B: () => categories('B', 'one 2-5-10-3, 24 points, full batch, 800 epochs', 1),
  C: () => prices('C', '256 networks of A', 256),
  D: mnist,
  B256: () => categories('B256', '256 networks of B', 256),
};

export type WorkloadName = keyof typeof makers;
export const WORKLOADS: readonly WorkloadName[] = ['A', 'B', 'C', 'D', 'B256'];

/** Makes a workload; `networks` cuts it to its first so many. D wants the package mnist (see install.ts). */
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

function draw(network: Network, count: number): Float64Array[] {
  return Array.from({ length: count }, (_, seed) => startParameters(network, { kind: 'glorot' }, random(seed)));
}

export function plansOf({ starts, rows, learningRate, epochs, batch }: Workload): Plan[] {
  return starts.map((start) => ({ start, learningRate, epochs, batch: batch === rows.count ? 'full' : batch }));
}
