import { batchAt, makeBatches } from './batch.ts';
import { watch } from './early-stop.ts';
import { makeLearner, type Pieces } from './learner.ts';
import type { Network } from './network.ts';
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
}

/**
 * Trains: predict, measure, feedback, adjust, epoch after epoch (book pp. 50-51, 81). `start` stays as it is; nothing is
 * allocated per epoch unless rows are shuffled. Throws an Error naming the field when options and network do not fit.
 */
export function train(network: Network, start: Float64Array, rows: Rows, options: TrainOptions): Training {
  checkOptions(network, start, rows, options);
  const pieces = trainInPieces(network, start, rows, options);
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

/**
 * train, a piece at a time: yields the work of each piece, in multiplications, and returns the training. Pieces are small
 * enough to stop between them: large batches are gone through in several. Options must have been checked.
 */
export function* trainInPieces(
  network: Network, start: Float64Array, rows: Rows, options: TrainOptions,
): Generator<number, Training, undefined> {
  const { epochs, learningRate, batch = 'full', seed, stop, validation } = options;
  const learner = makeLearner(network, start, rows.count, options);
  const { parameters } = learner;
  const losses = new Float64Array(epochs + 1).fill(Infinity);
  const size = batch === 'full' ? rows.count : Math.min(batch, rows.count);
  const batches = size === rows.count ? undefined : makeBatches(rows, size);
  const stream = seed === undefined ? undefined : random(seed);
  let order: readonly number[] = Array.from({ length: rows.count }, (_, row) => row);

  yield* learner.see(rows);
  losses[0] = learner.loss();
  const watched = stop && watch(stop);
  let best = { parameters: start.slice(), epoch: 0 };
  function* check(epoch: number): Pieces {
    const loss = validation === undefined ? (losses[epoch] ?? NaN) : yield* learner.lossOver(validation);
    if (watched?.gains(loss) === true) best = { parameters: parameters.slice(), epoch };
  }

  let trained = 0;
  let diverged = !learner.sound();
  if (stop !== undefined) yield* check(0);
  while (trained < epochs && !diverged && watched?.tired !== true) {
    const rate = typeof learningRate === 'number' ? learningRate : (learningRate[trained] ?? NaN);
    trained += 1;
    if (batches === undefined) {
      yield* learner.learn(rate);
    } else {
      if (stream !== undefined) order = stream.shuffle(order);
      for (let from = 0; from < rows.count; from += size) {
        yield* learner.see(batchAt(rows, order, from, batches));
        yield* learner.learn(rate);
      }
    }
    yield* learner.see(rows);
    diverged = !learner.sound();
    losses[trained] = diverged ? Infinity : learner.loss();
    options.onEpoch?.(trained, parameters, losses[trained] ?? NaN);
    if (stop !== undefined && !diverged && (trained % stop.every === 0 || trained === epochs)) yield* check(trained);
  }
  if (!diverged) losses.fill(NaN, trained + 1);
  const kept = stop === undefined ? { parameters, epoch: trained } : best;
  return { parameters: kept.parameters, loss: losses[kept.epoch] ?? NaN, losses, diverged, epochs: trained };
}
