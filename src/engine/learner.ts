import { adjustBy, penaliseWeights } from './adjust.ts';
import { addFeedback, average, makeErrors } from './feedback.ts';
import { measure } from './measure.ts';
import { layersOf, type Network } from './network.ts';
import { optimizerOf } from './optimizer/registry.ts';
import type { Past } from './past.ts';
import type { Budget } from './pieces.ts';
import { makeForward, makeWindow, outputs, predictInto } from './predict.ts';
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
  /** Predicts rows to learn from; layers that drop do so. */
  see(rows: Rows, row: number): number;
  /** Feedback of rows that were all seen. */
  learn(rows: Rows, row: number): number;
  /** Adjusts by the feedback of so many rows: in pieces of parameters rather than rows. */
  adjust(count: number, rate: number, parameter: number): number;
  /** Predicts rows without forgetting those that are learnt from; nothing is dropped. */
  glance(rows: Rows, row: number): number;
  /** The loss over rows that were all seen. */
  loss(rows: Rows): number;
  /** The loss over rows that were all glanced at. */
  glancedLoss(rows: Rows): number;
  /** No parameter is infinite or NaN. */
  sound(): boolean;
  /** What the next training goes on from: a copy. */
  past(): Past;
}

type Manner = Pick<TrainOptions, 'frozen' | 'gradFactor' | 'optimizer' | 'penalty' | 'seed' | 'past'>;

/** Some layer drops numbers while it learns: what was seen to learn from is not what is predicted. */
export function drops(network: Network): boolean {
  return network.layers.some(({ kind }) => kind === 'dropout');
}

/**
 * @param room rows that are learnt from at once, at most
 * @param budget the work done is taken off it
 */
export function makeLearner(network: Network, start: Float64Array, room: number, manner: Manner, budget: Budget): Learner {
  const { frozen, gradFactor = 1, penalty, seed = 0, past } = manner;
  const optimizer = optimizerOf(manner.optimizer);
  const layers = layersOf(network);
  const work = layers.reduce((sum, layer) => sum + layer.work, 0);
  const piece = Math.max(1, Math.floor(PIECE / work));
  const parameters = start.slice();
  const gradients = new Float64Array(parameters.length);
  const memory = past?.memory.slice() ?? new Float64Array(parameters.length * optimizer.memory);
  let adjustment = past?.adjustments ?? 0;
  const adjust = adjustBy(optimizer, parameters.length, frozen, { adjustments: adjustment, memory });
  const each = optimizer.name === 'gradient-descent' ? PLAIN : OTHER;
  const adjusted = Math.floor(PIECE / each);
  const forward = makeForward(layers, room);
  const errors = makeErrors(layers, room);
  const glanced = new Map<Rows, { readonly said: Float64Array; readonly look: ReturnType<typeof makeWindow> }>();
  const dropping = drops(network);
  budget.left -= BEGIN;

  return {
    parameters,
    see(rows, row) {
      const to = Math.min(row + piece, rows.count);
      predictInto(layers, parameters, rows, forward, row, to, dropping ? { seed, adjustment } : undefined);
      budget.left -= (to - row) * work;
      return to;
    },
    learn(rows, row) {
      const to = Math.min(row + piece, rows.count);
      if (row === 0) gradients.fill(0);
      addFeedback(network, layers, parameters, rows, forward, gradients, errors, row, to);
      budget.left -= 2 * (to - row) * work;
      return to;
    },
    adjust(count, rate, from) {
      const to = Math.min(from + adjusted, parameters.length);
      average(gradients, count, gradFactor, from, to);
      if (to === parameters.length) adjustment += 1;
      if (penalty !== undefined) penaliseWeights(layers, penalty, parameters, gradients, from, to);
      adjust(parameters, gradients, rate, from, to);
      budget.left -= ADJUSTMENT + each * (to - from);
      return to;
    },
    glance(rows, row) {
      const to = Math.min(row + piece, rows.count);
      const at = glanced.get(rows) ?? { said: new Float64Array(rows.count * rows.outputs), look: makeWindow(layers, Math.min(piece, rows.count)) };
      glanced.set(rows, at);
      at.look(parameters, rows, row, to, at.said);
      budget.left -= (to - row) * work;
      return to;
    },
    loss: (rows) => measure(network, outputs(forward), rows),
    glancedLoss(rows) {
      const at = glanced.get(rows);
      return at === undefined ? NaN : measure(network, at.said, rows);
    },
    sound() {
      for (let p = 0; p < parameters.length; p++) if (!Number.isFinite(parameters[p])) return false;
      return true;
    },
    past: () => ({ adjustments: adjustment, memory: memory.slice() }),
  };
}
