import * as v from 'valibot';
import { Count } from './draw.ts';

/** What the player says instead of the network, by knobs: `guesses` of each test row (g1, g2 …), or a rule of cuts (cut1 …) and the price of each step between them (p1 …). */
export const HandSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('guesses') }),
  v.strictObject({ kind: v.literal('rule'), cuts: Count }),
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
