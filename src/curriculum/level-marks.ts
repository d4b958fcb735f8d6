import * as v from 'valibot';

/**
 * How the numbers of a computation graph are marked. `moves`: those that change when one parameter is nudged. `carry`: by
 * which number the token that comes back is multiplied on its way to each. `turn`: which way each parameter goes.
 * `most`: the parameter that training changes most. `code`: the outputs that are on for the row that goes through.
 */
export const MARKINGS = ['moves', 'carry', 'turn', 'most', 'code'] as const;

/** Numbers are named as parameters are, inputs `x1` …, sums `z<layer>.<unit>`, what comes out `a<layer>.<unit>`, and `loss`. */
export const MarksSchema = v.strictObject({
  kind: v.literal('marks'),
  by: v.picklist(MARKINGS),
  nodes: v.pipe(v.array(v.string()), v.minLength(1)),
  /** The parameter that is nudged. */
  nudged: v.optional(v.string()),
  /** The ground under the numbers is not seen: no ruler tells whether a token fits. */
  dark: v.optional(v.boolean(), false),
  /** `turn`: asked of all training rows at once, of which each has its own token at every parameter. */
  all: v.optional(v.boolean(), false),
  /** Weights as they will be after the step are among the numbers to multiply by. */
  updated: v.optional(v.boolean(), false),
});

export type Marks = v.InferOutput<typeof MarksSchema>;
