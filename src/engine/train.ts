import { adjust } from './adjust.ts';
import { feedbackInto, makeErrors } from './feedback.ts';
import { measure } from './measure.ts';
import { layout, outputCount, parameterCount, type Network } from './network.ts';
import { makeForward, outputs, predictInto } from './predict.ts';
import { random } from './random.ts';
import type { Rows } from './rows.ts';

export interface TrainOptions {
  /** One rate for all epochs, or one per epoch (at least as many as epochs). */
  readonly learningRate: number | readonly number[];
  /** How many times all rows are gone through; 0 only measures. */
  readonly epochs: number;
  /** Rows per adjustment: all of them ('full', the default), or so many; the last batch of an epoch may be smaller. */
  readonly batch?: 'full' | number;
  /** Shuffles the rows before every epoch; without it batches are consecutive, in row order. No effect on full batches. */
  readonly seed?: number;
  /** Parameters that stay where they are, in the order of the layout. */
  readonly frozen?: readonly boolean[];
  /** Multiplies every gradient (default 1). */
  readonly gradFactor?: number;
  /** Called after every epoch, counted from 1, with the live parameters (copy them to keep them) and the loss. */
  readonly onEpoch?: (epoch: number, parameters: Float64Array, loss: number) => void;
}

export interface Training {
  readonly parameters: Float64Array;
  /** epochs + 1 losses over all rows; losses[0] is measured before training. Infinity after the parameters blew up. */
  readonly losses: Float64Array;
  /** Some parameter is no longer finite; training stopped after the epoch in which that happened. */
  readonly diverged: boolean;
}

/**
 * Trains: predict, measure, feedback, adjust, epoch after epoch (book pp. 50-51, 81). `start` stays as it is; nothing is
 * allocated per epoch unless rows are shuffled. Throws an Error naming the field when options and network do not fit.
 */
export function train(network: Network, start: Float64Array, rows: Rows, options: TrainOptions): Training {
  checkOptions(network, start, rows, options);
  const { epochs, frozen, learningRate, gradFactor = 1, batch = 'full', seed } = options;
  const layers = layout(network);
  const parameters = start.slice();
  const gradients = new Float64Array(parameters.length);
  const forward = makeForward(layers, rows.count);
  const errors = makeErrors(layers, rows.count);
  const predictions = outputs(forward);
  const losses = new Float64Array(epochs + 1).fill(Infinity);
  const size = batch === 'full' ? rows.count : Math.min(batch, rows.count);
  const batches = size === rows.count ? undefined : makeBatches(rows, size);
  const stream = seed === undefined ? undefined : random(seed);
  let order: readonly number[] = Array.from({ length: rows.count }, (_, row) => row);

  predictInto(network, layers, parameters, rows, forward);
  losses[0] = measure(network, predictions, rows);
  let diverged = !parameters.every(Number.isFinite);
  for (let epoch = 1; epoch <= epochs && !diverged; epoch++) {
    const rate = typeof learningRate === 'number' ? learningRate : (learningRate[epoch - 1] ?? NaN);
    if (batches === undefined) {
      feedbackInto(network, layers, parameters, rows, forward, gradFactor, gradients, errors);
      adjust(parameters, gradients, rate, frozen);
    } else {
      if (stream !== undefined) order = stream.shuffle(order);
      for (let from = 0; from < rows.count; from += size) {
        const part = from + size <= rows.count ? batches.whole : batches.rest;
        gather(rows, order, from, part);
        predictInto(network, layers, parameters, part, forward);
        feedbackInto(network, layers, parameters, part, forward, gradFactor, gradients, errors);
        adjust(parameters, gradients, rate, frozen);
      }
    }
    predictInto(network, layers, parameters, rows, forward);
    diverged = !allFinite(parameters);
    const loss = diverged ? Infinity : measure(network, predictions, rows);
    losses[epoch] = loss;
    options.onEpoch?.(epoch, parameters, loss);
  }
  return { parameters, losses, diverged };
}

/** Room for a whole batch and for the smaller one at the end of an epoch. */
function makeBatches(rows: Rows, size: number): { whole: Rows; rest: Rows } {
  const room = (count: number): Rows => ({
    ...rows, count, inputs: new Float64Array(count * rows.features), targets: new Float64Array(count * rows.outputs),
  });
  return { whole: room(size), rest: room(rows.count % size) };
}

/** Copies rows order[from], order[from + 1] … into a batch. */
function gather(rows: Rows, order: readonly number[], from: number, batch: Rows): void {
  const { features, outputs: width } = rows;
  for (let r = 0; r < batch.count; r++) {
    const row = order[from + r] ?? NaN;
    for (let i = 0; i < features; i++) batch.inputs[r * features + i] = rows.inputs[row * features + i] ?? NaN;
    for (let u = 0; u < width; u++) batch.targets[r * width + u] = rows.targets[row * width + u] ?? NaN;
  }
}

function allFinite(numbers: Float64Array): boolean {
  for (let i = 0; i < numbers.length; i++) if (!Number.isFinite(numbers[i])) return false;
  return true;
}

/** Throws an Error that names the first option that does not fit the network or the rows, and the remedy. */
export function checkOptions(network: Network, start: Float64Array, rows: Rows, options: TrainOptions): void {
  const { epochs, learningRate, batch = 'full', frozen, gradFactor = 1 } = options;
  const size = parameterCount(network);
  if (rows.features !== network.inputs) {
    throw new Error(`rows.features: ${rows.features}, but the network has ${network.inputs} inputs; make them equal`);
  }
  if (rows.outputs !== outputCount(network)) {
    throw new Error(`rows.outputs: ${rows.outputs}, but the network has ${outputCount(network)} outputs; make them equal`);
  }
  if (start.length !== size) throw new Error(`start: ${start.length} parameters; the network has ${size}`);
  const bad = start.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new Error(`start[${bad}]: ${start[bad]}; give a finite number`);
  if (!(epochs >= 0 && Math.floor(epochs) === epochs && epochs < 1e9)) {
    throw new Error(`epochs: ${epochs}; give a whole number from 0`);
  }
  const rates = typeof learningRate === 'number' ? [learningRate] : learningRate;
  if (typeof learningRate !== 'number' && rates.length < epochs) {
    throw new Error(`learningRate: ${rates.length} rates for ${epochs} epochs; give one per epoch`);
  }
  const rate = rates.find((value) => !(Number.isFinite(value) && value >= 0));
  if (rate !== undefined) throw new Error(`learningRate: ${rate}; give finite numbers from 0`);
  if (batch !== 'full' && !(batch >= 1 && Math.floor(batch) === batch)) {
    throw new Error(`batch: ${batch}; give "full" or a whole number from 1`);
  }
  if (frozen !== undefined && frozen.length !== size) {
    throw new Error(`frozen: ${frozen.length} entries; the network has ${size} parameters`);
  }
  if (!Number.isFinite(gradFactor)) throw new Error(`gradFactor: ${gradFactor}; give a finite number`);
}
