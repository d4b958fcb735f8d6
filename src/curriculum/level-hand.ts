import * as v from 'valibot';
import { Count, Finite } from './draw.ts';

/** What the player says instead of the network, by knobs: `guesses` of each test row (g1, g2 …), or a rule of cuts (cut1 …) and the price of each step between them (p1 …). */
export const HandSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('guesses') }),
  v.strictObject({ kind: v.literal('rule'), cuts: Count }),
  /**
   * Boundaries drawn on the map of two inputs: each bends at these places of the first, at the heights of the second that
   * its knobs say (c1 …, of a second boundary above it d1 …), or only at those of them that are `used`. Over the one boundary lies yes; of two, class 0 lies over
   * both, the last under both.
   */
  v.strictObject({ kind: v.literal('boundary'), bends: v.pipe(v.array(Finite), v.minLength(2)), curves: v.optional(v.picklist([1, 2]), 1), used: v.optional(v.array(Count)) }),
]);

/** The learner is fixed; the price of one training row at a time is what the player changes, by knobs: so many dollars more (r1 …, along the road). */
export const EditSchema = v.strictObject({
  /** The place that the line turns about is marked. */
  pivot: v.optional(v.boolean(), true),
});

/** Rows predicted at the threshold `t` or under are booked, the others passed over; `pays`, `loss`, `miss` and `cost` are what is at stake. */
export const DecisionSchema = v.strictObject({
  /** What is lost and gained is counted on the board. */
  counted: v.optional(v.boolean(), true),
});

/**
 * Yes or no by a number. `threshold`: rows at or over the value `t` are yes. `codes`: the classes are written as the numbers
 * `no` and `yes`, and a learner of plain squared error follows; what lies over the middle of the two is yes. `mix`: all
 * counts are those of 100 rows of which the value `n` are yes, what is found of either kind staying the same.
 */
export const ClassesSchema = v.strictObject({
  threshold: v.optional(v.boolean(), false),
  codes: v.optional(v.boolean(), false),
  mix: v.optional(v.boolean(), false),
});
