import * as v from 'valibot';
import { Count, Finite, Id, RowsSchema, ValuesSchema } from './draw.ts';
import { CardSchema } from './level-quantity.ts';

/**
 * Rule cards: lanes of slots, run one after the other. The first lane is shared: the lanes after it begin with what
 * it leaves, and `subtract` there adjusts the lane's parameter.
 */
export const ProgramSchema = v.strictObject({
  cards: v.pipe(v.array(CardSchema), v.minLength(1)),
  lanes: v.pipe(v.array(v.strictObject({ id: Id, slots: Count, parameter: v.optional(v.string()) })), v.minLength(1)),
  rate: v.pipe(Finite, v.gtValue(0)),
  epochs: Count,
  /** Hidden towns on which the learner is tried after the one that is shown. */
  cases: Count,
  caseRows: RowsSchema,
  caseStart: ValuesSchema,
  /** Programs of which the seed picks one to begin with; slot id to card. */
  starts: v.optional(v.pipe(v.array(v.record(v.string(), CardSchema)), v.minLength(1)), [{}]),
});

export type Program = v.InferOutput<typeof ProgramSchema>;
