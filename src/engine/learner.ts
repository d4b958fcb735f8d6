import { adjustBy, penaliseWeights } from './adjust.ts';
import { addFeedback, average, makeErrors } from './feedback.ts';
import { measure } from './measure.ts';
import { layersOf, type Network } from './network.ts';
import { optimizerOf } from './optimizer/registry.ts';
import { makeForward, outputs, predictInto, type Forward } from './predict.ts';
import type { Rows } from './rows.ts';
import type { TrainOptions } from './train-options.ts';

/** Multiplications in one piece of work, roughly: a millisecond or two. */
const PIECE = 4e5;

/** What a stretch of work is cut into: each piece yields its size in multiplications. */
export type Pieces = Generator<number, void, undefined>;

/** A network that learns, and all the room it needs for that: the four steps, for some rows and in pieces. */
export interface Learner {
  /** Live: every adjustment changes them. */
  readonly parameters: Float64Array;
  /** Predicts the rows. */
  see(rows: Rows): Pieces;
  /** The loss over the rows that were seen last. */
  loss(): number;
  /** Feedback of the rows that were seen last, and one adjustment. */
  learn(rate: number): Pieces;
  /** Looks at other rows without forgetting those that were seen last; their loss. */
  lossOver(rows: Rows): Generator<number, number, undefined>;
  /** No parameter is infinite or NaN. */
  sound(): boolean;
}

type Manner = Pick<TrainOptions, 'frozen' | 'gradFactor' | 'optimizer' | 'penalty'>;

/** @param room rows that are seen at once, at most */
export function makeLearner(network: Network, start: Float64Array, room: number, manner: Manner): Learner {
  const { frozen, gradFactor = 1, optimizer, penalty } = manner;
  const layers = layersOf(network);
  const work = layers.reduce((sum, layer) => sum + layer.work, 0);
  const piece = Math.max(1, Math.floor(PIECE / work));
  const parameters = start.slice();
  const gradients = new Float64Array(parameters.length);
  const adjust = adjustBy(optimizerOf(optimizer), parameters.length, frozen);
  const forward = makeForward(layers, room);
  const errors = makeErrors(layers, room);
  let seen: Rows | undefined;
  let aside: Forward | undefined;

  function* predictPieces(rows: Rows, into: Forward): Pieces {
    for (let from = 0; from < rows.count; from += piece) {
      const to = Math.min(from + piece, rows.count);
      predictInto(layers, parameters, rows, into, from, to);
      yield (to - from) * work;
    }
  }

  return {
    parameters,
    see(rows) {
      seen = rows;
      return predictPieces(rows, forward);
    },
    loss: () => (seen === undefined ? NaN : measure(network, outputs(forward), seen)),
    *learn(rate) {
      if (seen === undefined) return;
      gradients.fill(0);
      for (let from = 0; from < seen.count; from += piece) {
        const to = Math.min(from + piece, seen.count);
        addFeedback(network, layers, parameters, seen, forward, gradients, errors, from, to);
        yield 2 * (to - from) * work;
      }
      average(gradients, seen.count, gradFactor);
      if (penalty !== undefined) penaliseWeights(layers, penalty, parameters, gradients);
      adjust(parameters, gradients, rate);
    },
    *lossOver(rows) {
      aside ??= makeForward(layers, rows.count);
      yield* predictPieces(rows, aside);
      return measure(network, outputs(aside), rows);
    },
    sound() {
      for (let p = 0; p < parameters.length; p++) if (!Number.isFinite(parameters[p])) return false;
      return true;
    },
  };
}
