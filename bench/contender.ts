import { type DenseWorkload, denseWorkload, type Workload } from './workload.ts';

/** Someone who trains. What `begin` and `end` do is not timed; `train` is. */
export interface Training {
  /** Sets the start weights. */
  begin(): void | Promise<void>;
  train(): void | Promise<void>;
  /** The parameters of every network, in the order of the engine's layout; lets go of what `begin` took. */
  end(): Float64Array[] | Promise<Float64Array[]>;
}

/** Readies rows and networks of a workload: not timed, once per process. */
export type Contender = (workload: Workload) => Training | Promise<Training>;

/** One that knows dense layers only. */
export type DenseContender = (workload: DenseWorkload) => Training | Promise<Training>;

export const ofDense = (contender: DenseContender): Contender => (workload) => contender(denseWorkload(workload));

export const OURS = 'ours';

/** Who trains what. */
export interface Entry {
  readonly name: string;
  /** Each workload with the networks that are measured unless all are asked for; the time is scaled to all of them. */
  readonly workloads: Readonly<Partial<Record<Workload['name'], number>>>;
  /**
   * The library knows no batches: it adjusts after every row, at a batch-th of the rate. To first order that is the same
   * training; its losses are compared with those of the reference doing just that. 'adjusted first': it even carries errors
   * back through weights that it has just adjusted, so that single networks part from the reference.
   */
  readonly perRow?: 'alike' | 'adjusted first';
}

const ALL = Infinity;

/** Everyone who runs. Whoever trains networks one after the other is measured on a part of a large population. */
export const ENTRIES: readonly Entry[] = [
  { name: OURS, workloads: { A: ALL, B: ALL, C: ALL, D: ALL, E: ALL, F: ALL, B256: ALL } },
  { name: 'plain loops', workloads: { A: ALL, B: ALL, C: 64, D: ALL, E: ALL, F: ALL, B256: 16 } },
  { name: 'jax-js packed', workloads: { C: ALL, B256: ALL } },
  { name: 'jax-js packed flat', workloads: { C: ALL, B256: ALL } },
  { name: 'jax-js jit', workloads: { A: ALL, B: ALL, D: ALL } },
  { name: 'tfjs packed', workloads: { C: ALL, B256: ALL } },
  { name: 'tfjs packed flat', workloads: { C: ALL, B256: ALL } },
  { name: 'tfjs hand gradients', workloads: { A: ALL, B: ALL, C: 4, D: ALL, E: ALL, F: ALL } },
  { name: 'tfjs hand gradients tuned', workloads: { A: ALL, B: ALL, D: ALL, E: ALL } },
  { name: 'tfjs model.fit', workloads: { A: ALL, B: ALL, C: 2, D: ALL } },
  { name: 'brain.js', workloads: { A: ALL, B: ALL, C: ALL, D: ALL, B256: 8 }, perRow: 'alike' },
  { name: 'synaptic', workloads: { A: ALL, B: ALL, C: ALL, B256: 16 }, perRow: 'adjusted first' },
  { name: 'convnetjs', workloads: { A: ALL, B: ALL, C: 16, D: ALL, B256: 4 } },
];
