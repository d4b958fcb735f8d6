import * as v from 'valibot';
import { Count, Finite } from './draw.ts';
import { MetricSchema } from './level-quantity.ts';

/** How a network's parameters stand before it has learnt: all 0, all alike, or drawn by chance (weights only). */
export const INITIALS = ['zero', 'equal', 'random'] as const;

/**
 * A recipe that is tried on many fresh starts. What of it can be chosen are tools: the rate, units of a layer, and choices
 * named `activation` (of hidden layers), `initial` and `batch`. Parameters begin as the bench draws them, in training units;
 * a new start draws others.
 */
export const BenchSchema = v.strictObject({
  /** The starts of a trial, the same for every recipe of a round; and the laps that each is trained. */
  starts: Count,
  epochs: Count,
  /** Laps of a round in all: of trials and of single trainings. */
  budget: Count,
  /** A start has arrived where this metric comes to so much, or less. */
  reach: v.strictObject({ metric: MetricSchema, data: v.optional(v.picklist(['train', 'test']), 'train'), atMost: Finite }),
  initial: v.optional(v.picklist(INITIALS), 'random'),
  /** Rows per adjustment: all, or so many. */
  batch: v.optional(v.union([v.literal('full'), Count]), 'full'),
  /** `chance`: for every trial of the player's, one of a recipe drawn by chance, on the same starts, is run and shown. */
  opponent: v.optional(v.literal('chance')),
});

export type Bench = v.InferOutput<typeof BenchSchema>;
export type Initial = (typeof INITIALS)[number];
