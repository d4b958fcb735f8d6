import { checkEarlyStop, type EarlyStop } from './early-stop.ts';
import { checkFields, describe, isList, isRecord } from './fields.ts';
import { checkTargets } from './measure.ts';
import { outputCount, parameterCount, type Network } from './network.ts';
import { optimizerOf, type OptimizerSpec } from './optimizer/registry.ts';
import { checkPast, type Past } from './past.ts';
import { checkPenalty, type Penalty } from './penalty.ts';
import { allAtOnce, boundless, type Budget, type Pieces } from './pieces.ts';
import { checkRowsInPieces, type Rows } from './rows.ts';
import { checkDraw, type StartOrDraw } from './start.ts';

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
  /** Multiplies every gradient of the loss (default 1). */
  readonly gradFactor?: number;
  /** Plain gradient descent, if left out. */
  readonly optimizer?: OptimizerSpec;
  readonly penalty?: Penalty;
  readonly stop?: EarlyStop;
  /** What an earlier training left, with the same optimizer: this one goes on as if it had never ended. Not with early stopping, which ends elsewhere. */
  readonly past?: Past;
  /** The rows that early stopping watches; those trained on, if left out. */
  readonly validation?: Rows;
  /** Called after every epoch, counted from 1, with the live parameters (copy them to keep them) and the loss. */
  readonly onEpoch?: (epoch: number, parameters: Float64Array, loss: number) => void;
}

/** Throws an Error that names the first option that does not fit the network or the rows, and the remedy. */
export function checkOptions(network: Network, start: Float64Array, rows: Rows, options: TrainOptions): void {
  const size = parameterCount(network);
  checkFit(network, rows, 'rows');
  checkStart(size, start);
  checkManner(size, options);
  if (options.validation !== undefined) allAtOnce(checkValidation(network, options.validation, boundless()));
}

/** Throws unless the rows have as many features and outputs as the network. */
export function checkFit(network: Network, rows: Rows, field: string): void {
  if (rows.features !== network.inputs) {
    throw new Error(`${field}.features: ${rows.features}, but the network has ${network.inputs} inputs; make them equal`);
  }
  if (rows.outputs !== outputCount(network)) {
    throw new Error(`${field}.outputs: ${rows.outputs}, but the network has ${outputCount(network)} outputs; make them equal`);
  }
  const first = network.layers[0];
  if (first?.kind === 'embedding') checkWords(rows, first.words, field);
}

/** Throws unless every input is the number of a word. */
function checkWords({ inputs, features }: Rows, words: number, field: string): void {
  for (let i = 0; i < inputs.length; i++) {
    const word = inputs[i] ?? NaN;
    if (Number.isInteger(word) && word >= 0 && word < words) continue;
    const row = Math.floor(i / features);
    throw new Error(`${field}: row ${row}: inputs[${i - row * features}] is ${word}, no word; give a whole number from 0 to ${words - 1}`);
  }
}

/** Throws unless the validation rows are sound, fit the network and have targets that its loss can judge. */
export function* checkValidation(network: Network, validation: Rows, budget: Budget): Pieces<void> {
  yield* piecesWithin('validation: ', checkRowsInPieces(validation, budget));
  checkFit(network, validation, 'validation');
  yield* piecesWithin('validation: ', checkTargets(network, validation, budget));
}

/** Throws unless there are as many numbers as the network has parameters, all of them finite; or the draw is sound. */
export function checkStart(size: number, start: StartOrDraw): void {
  if (!(start instanceof Float64Array)) {
    if (!isRecord(start)) throw new Error(`start: ${describe(start)}; give a Float64Array, or how to draw one: { kind, seed }`);
    checkDraw(start);
    return;
  }
  if (start.length !== size) throw new Error(`start: ${start.length} parameters; the network has ${size}`);
  for (let p = 0; p < size; p++) {
    if (!Number.isFinite(start[p])) throw new Error(`start[${p}]: ${start[p]}; give a finite number`);
  }
}

/** Epochs of one training, at most. */
const MOST_EPOCHS = 999_999_999;

/** How to train, whatever the start and the rows: a network of `size` parameters. */
export function checkManner(size: number, manner: Omit<TrainOptions, 'validation' | 'onEpoch'>): void {
  const { epochs, learningRate, batch = 'full', seed, frozen, gradFactor = 1, optimizer, penalty, stop, past } = manner;
  if (!(Number.isInteger(epochs) && epochs >= 0 && epochs <= MOST_EPOCHS)) {
    throw new Error(`epochs: ${describe(epochs)}; give a whole number from 0 to ${MOST_EPOCHS}`);
  }
  if (typeof learningRate !== 'number' && !isList(learningRate)) {
    throw new Error(`learningRate: ${describe(learningRate)}; give a number, or one per epoch`);
  }
  if (seed !== undefined && !Number.isFinite(seed)) throw new Error(`seed: ${describe(seed)}; give a finite number`);
  const rates = typeof learningRate === 'number' ? [learningRate] : learningRate;
  if (typeof learningRate !== 'number' && rates.length < epochs) {
    throw new Error(`learningRate: ${rates.length} rates for ${epochs} epochs; give one per epoch`);
  }
  // By index: a gap in the list is found, too.
  const wrong = rates.findIndex((value) => !(Number.isFinite(value) && value >= 0));
  if (wrong >= 0) throw new Error(`learningRate${typeof learningRate === 'number' ? '' : `[${wrong}]`}: ${describe(rates[wrong])}; give finite numbers from 0`);
  if (batch !== 'full' && !(typeof batch === 'number' && batch >= 1 && Math.floor(batch) === batch)) {
    throw new Error(`batch: ${describe(batch)}; give "full" or a whole number from 1`);
  }
  if (frozen !== undefined) checkFrozen(frozen, size);
  if (!Number.isFinite(gradFactor)) throw new Error(`gradFactor: ${describe(gradFactor)}; give a finite number`);
  if (optimizer !== undefined && !isRecord(optimizer)) throw new Error(`optimizer: ${describe(optimizer)}; give its name and constants: { name: "adam" }`);
  if (optimizer !== undefined) within('optimizer.', () => optimizerOf(optimizer));
  if (penalty !== undefined) {
    checkFields('penalty', penalty, ['l1', 'l2']);
    within('penalty.', () => checkPenalty(penalty));
  }
  if (stop !== undefined) {
    checkFields('stop', stop, ['every', 'patience', 'least']);
    within('stop.', () => checkEarlyStop(stop));
  }
  if (past === undefined) return;
  if (stop !== undefined) throw new Error('past: a training that stops early ends where it was best, not where its past ends; leave one of them out');
  checkPast(past, size, optimizer);
}

/** Throws unless there is a yes or no for each parameter. */
function checkFrozen(frozen: readonly boolean[], size: number): void {
  if (!Array.isArray(frozen)) throw new Error(`frozen: ${describe(frozen)}; give a list of true and false, one for each parameter`);
  if (frozen.length !== size) throw new Error(`frozen: ${frozen.length} entries; the network has ${size} parameters`);
  const wrong = frozen.findIndex((still: unknown) => typeof still !== 'boolean');
  if (wrong >= 0) throw new Error(`frozen[${wrong}]: ${describe(frozen[wrong])}; give true or false`);
}

/** Puts the place before the message of an error thrown there. */
function within(place: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw placed(place, error);
  }
}

/** The same for checks that stop in between. */
function* piecesWithin(place: string, pieces: Pieces<void>): Pieces<void> {
  try {
    yield* pieces;
  } catch (error) {
    throw placed(place, error);
  }
}

/** The error with the place before its message. */
export function placed(place: string, error: unknown): Error {
  return new Error(`${place}${error instanceof Error ? error.message : String(error)}`, { cause: error });
}
