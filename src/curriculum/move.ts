import * as v from 'valibot';
import { Count, Finite } from './draw.ts';

/** Signs of the weights of a network, at most: some 47,000 parameters. */
const MOST_SIGNS = 250_000;

/** The move was the step of a hint, not the player's own. */
const Hinted = { hinted: v.optional(v.literal(true)) };

const MoveSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('set'), values: v.record(v.string(), Finite), ...Hinted }),
  v.strictObject({ kind: v.literal('choose'), tool: v.string(), option: v.string(), ...Hinted }),
  /** What lies in two slots changes places. */
  v.strictObject({ kind: v.literal('swap'), tool: v.string(), with: v.string() }),
  v.strictObject({ kind: v.literal('train'), epochs: Count, ...Hinted }),
  /** The recipe is tried on every start of the bench. */
  v.strictObject({ kind: v.literal('trial'), ...Hinted }),
  /**
   * What a training that was watched has come to after so many epochs, as `writeWeights` writes it. Without parameters: a
   * training that another one of its round has replaced.
   */
  v.strictObject({ kind: v.literal('weights'), epochs: Count, parameters: v.optional(v.pipe(v.string(), v.maxLength(MOST_SIGNS))), ...Hinted }),
  v.strictObject({ kind: v.literal('answer'), to: v.union([Finite, v.string()]), ...Hinted }),
  v.strictObject({ kind: v.literal('commit'), ...Hinted }),
  /** Back to the start values with the epochs used so far still counted: costs a step. */
  v.strictObject({ kind: v.literal('start') }),
  /** Goes on to the call or the transfer, or begins a fresh round of the phase it names. */
  v.strictObject({ kind: v.literal('enter'), phase: v.picklist(['task', 'call', 'transfer']) }),
]);

/** Moves an attempt may have. */
export const MOST_MOVES = 5000;

export const MovesSchema = v.pipe(v.array(MoveSchema), v.maxLength(MOST_MOVES));
export type Move = v.InferOutput<typeof MoveSchema>;
