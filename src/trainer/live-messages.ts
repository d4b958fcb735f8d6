import type { LivePlan } from '../engine/live.ts';
import type { MetricName } from '../engine/metric/registry.ts';
import type { Network } from '../engine/network.ts';
import type { Rows } from '../engine/rows.ts';

/** Rows to learn from, and some of those that the goal is judged on. */
export interface LiveRows {
  readonly train: Rows;
  readonly held: Rows;
}

/** What is trained, from where: `begun` rows were seen before, of which `start` is what they came to. */
export interface LiveJob {
  readonly network: Network;
  readonly start: Float64Array;
  readonly plan: LivePlan;
  readonly begun: number;
  /** Rows between two moments. */
  readonly every: number;
  /** Milliseconds between two moments, at least: what takes shape is to be seen. */
  readonly pace: number;
  /** What the gauge shows, short of 1 where more is better; null where it is nothing of the network alone. */
  readonly metric: MetricName | null;
  /** Only plain loops. */
  readonly plain: boolean;
}

/** To a hand. Whatever it did before is cancelled by each but `steer`. */
export type LiveOrder =
  | { readonly kind: 'rows'; readonly rows: LiveRows }
  | { readonly kind: 'train'; readonly stint: number; readonly job: LiveJob }
  /** The training that runs goes on with these rates. */
  | { readonly kind: 'steer'; readonly plan: LivePlan }
  | { readonly kind: 'stop' };

/** From a hand, with the number of the order that it follows. */
export type LiveReport =
  | { readonly kind: 'moment'; readonly stint: number; readonly seen: number; readonly loss: number; readonly value: number; readonly parameters: Float64Array }
  | { readonly kind: 'ended'; readonly stint: number }
  | { readonly kind: 'failed'; readonly stint: number; readonly message: string };
