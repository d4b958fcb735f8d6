import * as v from 'valibot';
import type { Network } from '../engine/network.ts';
import { Count, Finite, Id, RowsSchema, ValuesSchema } from './draw.ts';
import { CardSchema } from './level-quantity.ts';

/**
 * Rule cards: lanes of slots, run one after the other. The first lane is shared: the lanes after it begin with what
 * it leaves, and `subtract` there adjusts the lane's parameter. Over a network of layers the lanes of `w` and `b` adjust all
 * weights and all biases at once, and a lane that goes `back` is run for each hidden layer, from the last to the first: it
 * begins with what came to the layer above, and what it leaves is what the weights and biases of its layer begin with.
 */
export const ProgramSchema = v.strictObject({
  cards: v.pipe(v.array(CardSchema), v.minLength(1)),
  lanes: v.pipe(v.array(v.strictObject({ id: Id, slots: Count, parameter: v.optional(v.string()), back: v.optional(v.literal(true)) })), v.minLength(1)),
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

/** Rule cards, and the network that they teach where it is more than one neuron of one input. */
export interface Learner extends Program {
  network?: Network;
}
