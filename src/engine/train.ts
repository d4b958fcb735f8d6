import { batchAt, makeBatches } from './batch.ts';
import { watch } from './early-stop.ts';
import { drops, makeLearner } from './learner.ts';
import type { Network } from './network.ts';
import type { Past } from './past.ts';
import { allAtOnce, boundless, type Budget, type Pieces } from './pieces.ts';
import { random } from './random.ts';
import type { Rows } from './rows.ts';
import { checkOptions, type TrainOptions } from './train-options.ts';

export type { TrainOptions } from './train-options.ts';

export interface Training {
  /** Those after the last epoch; with early stopping, those of the best check. */
  readonly parameters: Float64Array;
  /** Loss over all rows with these parameters; Infinity where they blew up. */
  readonly loss: number;
  /**
   * epochs + 1 losses over all rows; losses[0] is measured before training. Infinity after the parameters blew up, NaN
   * after an early stop.
   */
  readonly losses: Float64Array;
  /** Some parameter was no longer finite; training stopped after the epoch in which that happened. */
  readonly diverged: boolean;
  /** Epochs that were trained: fewer than asked for after a divergence or an early stop. */
  readonly epochs: number;
  /** Where the next training may go on; absent where none was handed in. */
  readonly past?: Past;
}

/**
 * Trains: predict, measure, feedback, adjust, epoch after epoch (book pp. 50-51, 81). `start` stays as it is; nothing is
 * allocated per epoch unless rows are shuffled. Throws an Error naming the field when options and network do not fit.
 */
export function train(network: Network, start: Float64Array, rows: Rows, options: TrainOptions): Training {
  checkOptions(network, start, rows, options);
  const losses = new Float64Array(options.epochs + 1);
  const note = (epoch: number, loss: number) => { losses[epoch] = loss; };
  const training = allAtOnce(trainInPieces(network, start, rows, options, boundless(), note));
  losses.fill(training.diverged ? Infinity : NaN, training.epochs + 1);
  return { ...training, losses };
}

/**
 * train, a piece at a time: stops whenever the budget is used up, in the middle of a large batch as well. Options must have
 * been checked.
 * @param note told of every loss, from epoch 0 (before training) to the last that is trained; none of them is kept
 */
export function* trainInPieces(
  network: Network, start: Float64Array, rows: Rows, options: TrainOptions, budget: Budget, note?: (epoch: number, loss: number) => void,
): Pieces<Omit<Training, 'losses'>> {
  const { epochs, learningRate, batch = 'full', seed, stop, validation } = options;
  const size = batch === 'full' ? rows.count : Math.min(batch, rows.count);
  const learner = makeLearner(network, start, size, options, budget);
  const { parameters } = learner;
  // Then all rows at once are learnt from as they were seen when they were measured.
  const once = size === rows.count && !drops(network);
  const batches = size === rows.count ? undefined : makeBatches(rows, size);
  const stream = seed === undefined ? undefined : random(seed);
  let order: readonly number[] = Array.from({ length: rows.count }, (_, row) => row);
  const watched = stop && watch(stop);
  let best = { parameters: start.slice(), loss: NaN };
  let loss = NaN;
  let diverged = false;
  let trained = 0;

  for (;;) {
    for (let row = 0; row < rows.count;) {
      row = once ? learner.see(rows, row) : learner.glance(rows, row);
      if (budget.left <= 0) yield;
    }
    diverged = !learner.sound();
    loss = diverged ? Infinity : once ? learner.loss(rows) : learner.glancedLoss(rows);
    note?.(trained, loss);
    if (trained > 0) options.onEpoch?.(trained, parameters, loss);
    if (diverged) break;

    if (stop !== undefined && watched !== undefined && (trained % stop.every === 0 || trained === epochs)) {
      if (validation !== undefined) {
        for (let row = 0; row < validation.count;) {
          row = learner.glance(validation, row);
          if (budget.left <= 0) yield;
        }
      }
      const seen = validation === undefined ? loss : learner.glancedLoss(validation);
      if (watched.gains(seen)) best = { parameters: parameters.slice(), loss };
      if (watched.tired) break;
    }
    if (trained === epochs) break;

    const rate = typeof learningRate === 'number' ? learningRate : (learningRate[trained] ?? NaN);
    if (batches !== undefined && stream !== undefined) order = stream.shuffle(order);
    for (let from = 0; from < rows.count; from += size) {
      const part = batches === undefined ? rows : batchAt(rows, order, from, batches);
      for (let row = once ? part.count : 0; row < part.count;) {
        row = learner.see(part, row);
        if (budget.left <= 0) yield;
      }
      for (let row = 0; row < part.count;) {
        row = learner.learn(part, row);
        if (budget.left <= 0) yield;
      }
      for (let p = 0; p < parameters.length;) {
        p = learner.adjust(part.count, rate, p);
        if (budget.left <= 0) yield;
      }
    }
    trained += 1;
  }
  const kept = stop === undefined ? { parameters, loss } : best;
  return { parameters: kept.parameters, loss: kept.loss, diverged, epochs: trained, ...options.past && { past: learner.past() } };
}
