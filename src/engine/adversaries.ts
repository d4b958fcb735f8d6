import { adjustBy } from './adjust.ts';
import { at } from './at.ts';
import { average, makeErrors, outputErrors, sendBack } from './feedback.ts';
import type { LayerSpec } from './layer/registry.ts';
import { checkNetwork, layersOf, outputCount, parameterCount, type Network } from './network.ts';
import { optimizerOf, type OptimizerSpec } from './optimizer/registry.ts';
import { makeForward, outputs, predictInto } from './predict.ts';
import { random, type Random } from './random.ts';
import { checkRows, type Rows } from './rows.ts';

/**
 * Two networks trained against each other (Goodfellow et al., 2014; book pp. 230-231). The forger turns noise into rows; the
 * detector says how likely a row is real. Each is a network of its own; what comes back to the detector's inputs is all that
 * the forger learns from. docs/decisions/008-a-network-is-a-list.md
 */
export interface Adversaries {
  /** Inputs: so many numbers of noise. Outputs: as many as a real row has. Its loss is not looked at. */
  readonly forger: Network;
  /** One sigmoid output, loss binary-cross-entropy: 1 for real. */
  readonly detector: Network;
}


/** What a turn came to: what the detector said on average, before it learnt from it, of real rows and of forged ones. */
export interface Turn {
  readonly real: number;
  readonly forged: number;
}

/** Two networks in the middle of their training. */
export interface Duel {
  /** Live: every turn changes them. */
  readonly forger: Float64Array;
  readonly detector: Float64Array;
  /** A turn of each: the detector learns from a batch of real rows and one of forgeries, then the forger from what the detector says of others. */
  turn(rates: { readonly forger: number; readonly detector: number }): Turn;
  /** So many forgeries, count × outputs, from noise of a stream of their own: the same noise for the same seed. */
  forge(count: number, seed: number | string): Float64Array;
}

/** Throws an Error that names the network, the field and the remedy. */
export function checkAdversaries({ forger, detector }: Adversaries, rows: Rows): void {
  checkRows(rows);
  checkNetwork(forger);
  checkNetwork(detector);
  if (outputCount(forger) !== rows.features) throw new Error(`forger.layers: ${outputCount(forger)} outputs, but a real row has ${rows.features} numbers; make them equal`);
  if (detector.inputs !== rows.features) throw new Error(`detector.inputs: ${detector.inputs}, but a real row has ${rows.features} numbers; make them equal`);
  if (detector.loss !== 'binary-cross-entropy' || outputCount(detector) !== 1) {
    throw new Error(`detector.loss: ${detector.loss} with ${outputCount(detector)} outputs; give binary-cross-entropy and one sigmoid output: real or not`);
  }
  const drops = [...forger.layers, ...detector.layers].find(({ kind }: LayerSpec) => kind === 'dropout');
  if (drops !== undefined) throw new Error('layers: dropout has no seed here; leave it out');
}

/**
 * Begins a duel. The same seed, rows and starts end with the same bits after the same turns.
 * @param rows real ones; their targets are not looked at
 * @param starts parameters of both, copied
 */
export function makeDuel(
  { forger, detector }: Adversaries, rows: Rows, starts: { readonly forger: Float64Array; readonly detector: Float64Array },
  options: { readonly batch: number; readonly seed: number | string; readonly optimizer?: OptimizerSpec },
): Duel {
  checkAdversaries({ forger, detector }, rows);
  const { batch, seed, optimizer } = options;
  const size = Math.min(batch, rows.count);
  const chance = random(`${seed}/noise`);
  const draws = random(`${seed}/rows`);
  const artist = makeSide(forger, starts.forger, size, optimizer);
  const judge = makeSide(detector, starts.detector, 2 * size, optimizer);
  const noise: Rows = { inputs: new Float64Array(size * forger.inputs), targets: new Float64Array(), count: size, features: forger.inputs, outputs: rows.features };
  const shown: Rows = {
    inputs: new Float64Array(2 * size * rows.features), targets: new Float64Array(2 * size), count: 2 * size, features: rows.features, outputs: 1,
  };
  const atInputs = new Float64Array(2 * size * rows.features);
  let order: readonly number[] = [];
  let left = 0;

  /** Real rows into the first half of what is shown, in an order that is drawn anew when all have been shown. */
  const showReal = (): void => {
    for (let r = 0; r < size; r++) {
      if (left === 0) order = draws.shuffle(Array.from({ length: rows.count }, (_, row) => row));
      left = (left === 0 ? rows.count : left) - 1;
      const row = at(order, left);
      for (let i = 0; i < rows.features; i++) shown.inputs[r * rows.features + i] = rows.inputs[row * rows.features + i] ?? NaN;
      shown.targets[r] = 1;
    }
  };
  /** Forgeries into the second half, called what they are or what they pretend to be. */
  const showForged = (called: 0 | 1): void => {
    fill(noise.inputs, chance);
    predictInto(artist.layers, artist.parameters, noise, artist.forward, 0, size);
    shown.inputs.set(outputs(artist.forward), size * rows.features);
    shown.targets.fill(called, size);
  };
  const look = (from: number): void => predictInto(judge.layers, judge.parameters, shown, judge.forward, from, 2 * size);

  return {
    forger: artist.parameters,
    detector: judge.parameters,
    turn(rates) {
      showReal();
      showForged(0);
      look(0);
      const said = outputs(judge.forward);
      const turn = { real: mean(said, 0, size), forged: mean(said, size, 2 * size) };
      judge.gradients.fill(0);
      outputErrors(detector, judge.layers, shown, judge.forward, judge.errors, 0, 2 * size);
      sendBack(judge.layers, judge.parameters, shown, judge.forward, judge.gradients, judge.errors, 0, 2 * size);
      judge.adjust(2 * size, rates.detector);

      showForged(1);
      look(size);
      outputErrors(detector, judge.layers, shown, judge.forward, judge.errors, size, 2 * size);
      sendBack(judge.layers, judge.parameters, shown, judge.forward, judge.gradients, judge.errors, size, 2 * size, atInputs);
      const last = at(artist.errors, artist.layers.length - 1);
      last.set(atInputs.subarray(size * rows.features));
      at(artist.layers, artist.layers.length - 1).throughActivation(at(artist.forward.z, artist.layers.length - 1), outputs(artist.forward), last, 0, size);
      artist.gradients.fill(0);
      sendBack(artist.layers, artist.parameters, noise, artist.forward, artist.gradients, artist.errors, 0, size);
      artist.adjust(size, rates.forger);
      return turn;
    },
    forge: (count, from) => forgeries(forger, artist.parameters, count, from),
  };
}

/** What a forger makes of so many draws of noise, count × outputs. */
export function forgeries(forger: Network, parameters: Float64Array, count: number, seed: number | string): Float64Array {
  const layers = layersOf(forger);
  const forward = makeForward(layers, count);
  const rows: Rows = { inputs: new Float64Array(count * forger.inputs), targets: new Float64Array(), count, features: forger.inputs, outputs: outputCount(forger) };
  fill(rows.inputs, random(`${seed}/forge`));
  predictInto(layers, parameters, rows, forward, 0, count);
  return outputs(forward);
}

/** A network and all the room that it needs to learn. */
function makeSide(network: Network, start: Float64Array, count: number, spec: OptimizerSpec | undefined) {
  const layers = layersOf(network);
  const parameters = start.slice();
  const gradients = new Float64Array(parameterCount(network));
  const change = adjustBy(optimizerOf(spec), parameters.length);
  return {
    layers, parameters, gradients,
    forward: makeForward(layers, count),
    errors: makeErrors(layers, count),
    adjust(rows: number, rate: number): void {
      average(gradients, rows, 1);
      change(parameters, gradients, rate);
    },
  };
}

/** Normal noise. */
function fill(numbers: Float64Array, chance: Random): void {
  for (let i = 0; i < numbers.length; i++) numbers[i] = chance.normal();
}

function mean(numbers: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += numbers[i] ?? NaN;
  return sum / (to - from);
}
