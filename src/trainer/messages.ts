import type { Level } from '../curriculum/level.ts';

/** To the worker: train this level's reference networks, or stop what is under way. */
export type Order = { kind: 'train'; task: number; level: Level } | { kind: 'stop' };

/** From the worker: networks `first` and following, in display units; `values` holds the goal's metric of each. */
export type Report =
  | { kind: 'grown'; task: number; first: number; values: Float64Array; parameters: Float64Array }
  | { kind: 'failed'; task: number; message: string };
