/** A network at one moment of a training that is watched. */
export interface Snapshot {
  /** Rows that were learnt from by then, over all epochs. */
  readonly seen: number;
  /** Loss over the rows since the moment before. */
  readonly loss: number;
  /** What the goal judges, on some of the rows that it is judged on. */
  readonly value: number;
  readonly parameters: Float64Array;
}

/** A training that is watched while it goes on: filled by the trainer, read every frame, never through the store. */
export interface LiveRun {
  readonly state: 'running' | 'paused' | 'ended' | 'failed';
  /** The moments so far, the start first. */
  readonly snapshots: readonly Snapshot[];
  /** The moment that is shown. */
  readonly at: number;
  /** Rows of an epoch, and of all epochs. */
  readonly epoch: number;
  readonly all: number;
  /** Seconds that are left, or null while nobody knows. */
  readonly left: number | null;
}

/** The moment that is shown. */
export const shownOf = ({ snapshots, at }: LiveRun): Snapshot | undefined => snapshots[at];

/** Epochs that were at least begun by a moment. */
export const epochsOf = ({ epoch }: LiveRun, { seen }: Snapshot): number => Math.max(1, Math.ceil(seen / epoch));
