import { adjustBy, penaliseWeights } from './adjust.ts';
import { addFeedback, average, makeErrors } from './feedback.ts';
import { measure } from './measure.ts';
import { layersOf, type Network } from './network.ts';
import { optimizerOf } from './optimizer/registry.ts';
import type { Budget } from './pieces.ts';
import { makeForward, outputs, predictInto, type Forward } from './predict.ts';
import type { Rows } from './rows.ts';
import type { TrainOptions } from './train-options.ts';

/** Multiplications in one piece of work, roughly: a millisecond or two. */
const PIECE = 4e5;
/** What takes time besides, in multiplications: a new network; an adjustment; of a parameter by the book's rule; by another. */
const BEGIN = 5000;
const ADJUSTMENT = 150;
const PLAIN = 2;
const OTHER = 200;

/**
 * A network that learns, and all the room it needs for that: the four steps, for some rows. Each goes through the rows in
 * pieces that are small enough to stop between them: called with the first row of a piece, it returns the first of the
 * next. Rows in pieces end with the same bits as rows at once.
 */
export interface Learner {
  /** Live: every adjustment changes them. */
  readonly parameters: Float64Array;
  /** Predicts. */
  see(rows: Rows, row: number): number;
  /** Feedback of rows that were all seen; after the last row, one adjustment. */
  learn(rows: Rows, row: number, rate: number): number;
  /** Predicts other rows, always the same ones, without forgetting those that are learnt from. */
  glance(rows: Rows, row: number): number;
  /** The loss over rows that were all seen. */
  loss(rows: Rows): number;
  /** The loss over rows that were all glanced at. */
  glancedLoss(rows: Rows): number;
  /** No parameter is infinite or NaN. */
  sound(): boolean;
}

type Manner = Pick<TrainOptions, 'frozen' | 'gradFactor' | 'optimizer' | 'penalty'>;

/**
 * @param room rows that are seen at once, at most
 * @param budget the work done is taken off it
 */
export function makeLearner(network: Network, start: Float64Array, room: number, manner: Manner, budget: Budget): Learner {
  const { frozen, gradFactor = 1, penalty } = manner;
  const optimizer = optimizerOf(manner.optimizer);
  const layers = layersOf(network);
  const work = layers.reduce((sum, layer) => sum + layer.work, 0);
  const piece = Math.max(1, Math.floor(PIECE / work));
  const parameters = start.slice();
  const gradients = new Float64Array(parameters.length);
  const adjust = adjustBy(optimizer, parameters.length, frozen);
  const adjustment = ADJUSTMENT + parameters.length * (optimizer.name === 'gradient-descent' ? PLAIN : OTHER);
  const forward = makeForward(layers, room);
  const errors = makeErrors(layers, room);
  let aside: Forward | undefined;
  budget.left -= BEGIN;

  function predictPiece(rows: Rows, row: number, into: Forward): number {
    const to = Math.min(row + piece, rows.count);
    predictInto(layers, parameters, rows, into, row, to);
    budget.left -= (to - row) * work;
    return to;
  }

  return {
    parameters,
    see: (rows, row) => predictPiece(rows, row, forward),
    learn(rows, row, rate) {
      const to = Math.min(row + piece, rows.count);
      if (row === 0) gradients.fill(0);
      addFeedback(network, layers, parameters, rows, forward, gradients, errors, row, to);
      budget.left -= 2 * (to - row) * work;
      if (to < rows.count) return to;
      average(gradients, rows.count, gradFactor);
      if (penalty !== undefined) penaliseWeights(layers, penalty, parameters, gradients);
      adjust(parameters, gradients, rate);
      budget.left -= adjustment;
      return to;
    },
    glance(rows, row) {
      aside ??= makeForward(layers, rows.count);
      return predictPiece(rows, row, aside);
    },
    loss: (rows) => measure(network, outputs(forward), rows),
    glancedLoss: (rows) => (aside === undefined ? NaN : measure(network, outputs(aside), rows)),
    sound() {
      for (let p = 0; p < parameters.length; p++) if (!Number.isFinite(parameters[p])) return false;
      return true;
    },
  };
}
