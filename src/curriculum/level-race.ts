import * as v from 'valibot';
import { Count, Finite, Id } from './draw.ts';
import { ACTIVATIONS } from './level-network.ts';
import { MetricSchema } from './level-quantity.ts';

const Batch = v.union([v.literal('full'), Count]);
const Hidden = v.array(Count);
const Rate = v.pipe(Finite, v.gtValue(0));

/**
 * Trainings side by side, from the same starts: what a run leaves out is as the race has it. The last layer of the task's network is
 * theirs, too; hidden layers come before it. Texts: levels.<level>.runs.<run>.
 */
export const RaceSchema = v.strictObject({
  runs: v.pipe(v.array(v.strictObject({
    id: Id, hidden: v.optional(Hidden), rate: v.optional(Rate), batch: v.optional(Batch), epochs: v.optional(Count),
    activation: v.optional(v.picklist(ACTIVATIONS)),
    /** The rows kept for testing are among those that it learns from. */
    leaks: v.optional(v.literal(true)),
    /** Of the last layer, instead of the task's. */
    output: v.optional(v.picklist(ACTIVATIONS)),
  })), v.minLength(1)),
  hidden: v.optional(Hidden, []),
  rate: v.optional(Rate, 0.08),
  batch: v.optional(Batch, 'full'),
  activation: v.optional(v.picklist(ACTIVATIONS), 'relu'),
  epochs: Count,
  metric: MetricSchema,
  /** Starts by their seeds, and rows of its own where it has them; `heat` says which, counted from 1. `sealed`: rows that no one looks at before the end. */
  heats: v.pipe(v.array(v.strictObject({
    starts: v.pipe(v.array(Count), v.minLength(1)), train: v.optional(v.array(Count)), test: v.optional(v.array(Count)), sealed: v.optional(v.array(Count)),
  })), v.minLength(1)),
});

export type Race = v.InferOutput<typeof RaceSchema>;
