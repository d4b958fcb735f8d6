import type { Level } from '../curriculum/level.ts';
import type { BackendName } from './backend.ts';

/** What is trained: a level's reference networks, or, to measure a backend, networks of always the same size. */
export type Job = { kind: 'level'; level: Level } | { kind: 'trial' };

/** Networks of a trial: 2 inputs, 3 neurons, 1 output, trained 800 epochs on the 24 hotels of chapter 2. */
export const TRIAL = 4096;

/** To a hand. Every report about what a `begin` started carries its number. */
export type Order =
  /** Train for this job from now on; whatever ran before is cancelled. `software`: a software device will do. */
  | { kind: 'begin'; stint: number; job: Job; backend: BackendName; software: boolean }
  /** Train these networks of the job. Shares are done in the order in which they come. */
  | { kind: 'share'; stint: number; networks: readonly number[] }
  | { kind: 'stop' };

/** From a hand. */
export type Report =
  /** Some networks are trained, in display units: the goal's metric of each, and its parameters, one after another. */
  | { kind: 'grown'; stint: number; networks: Uint32Array; values: Float64Array; parameters: Float64Array }
  /** The share that was the oldest is done; it took so many milliseconds. */
  | { kind: 'done'; stint: number; took: number }
  /** The backend failed; what was reported before is done, the shares are not taken further. */
  | { kind: 'failed'; stint: number; message: string }
  /** Busy and alive. */
  | { kind: 'alive' };
