import * as v from 'valibot';
import { Count, Finite } from './draw.ts';
import { METRICS, MetricSchema } from './level-quantity.ts';

/** What the lantern shows. `trace`: ground once lit stays lit. With `oil`, each committed look costs one; to go back to where one stood costs nothing. No step in the dark can be undone. */
export const VisibilitySchema = v.strictObject({
  /** In parts of the axis that is walked along: 0.1 lights a tenth of it to either side. */
  radius: v.pipe(Finite, v.gtValue(0)),
  trace: v.boolean(),
  oil: v.optional(Count),
});

export const GoalSchema = v.strictObject({
  /** A metric of the network, of accuracy, precision, recall and F1 what they are short of 1; `gradient`: the size of the gradient of `parameter`; `mistakes` in questions; `program`: by how many dollars its prices are off the true learner's at most; `misplaced` pieces of an arrangement; `next-move`: the largest change of a price that one more lap would bring; `breaking-rate`: the lowest rate of the round at which training ended higher than the round began; `tilt`: how much the learner's line rises or falls with each step of `parameter`'s input; `missed-starts`: how many starts of the last trial did not arrive; `awake`: how many hidden units say something of some training row. */
  metric: v.union([MetricSchema, v.picklist(['gradient', 'mistakes', 'program', 'misplaced', 'next-move', 'breaking-rate', 'tilt', 'missed-starts', 'awake'])], `use gradient, mistakes, program, misplaced, next-move, breaking-rate, tilt, missed-starts, awake or one of ${METRICS}`),
  parameter: v.optional(v.string()),
  data: v.optional(v.picklist(['train', 'test']), 'train'),
  /** A bound; or so much above, or so many times, the best that the level's parameters can reach on its rows. */
  /** `timesEdge`: so many times the rate at which training no longer arrives. */
  atMost: v.union([Finite, v.strictObject({ aboveBest: Finite }), v.strictObject({ timesBest: Finite }), v.strictObject({ timesEdge: Finite })]),
  /** `live`: judged after every step. `commit`: only when the player hands over, once a round. */
  judged: v.optional(v.picklist(['live', 'commit']), 'live'),
  /** The network may have so many parameters at most. */
  size: v.optional(Count),
  /** To be handed over at the first lap that reaches it, no later. */
  first: v.optional(v.boolean()),
});

export type Goal = v.InferOutput<typeof GoalSchema>;
