import { at } from './at.ts';
import type { Layer } from './layer/layer.ts';
import { lossOf } from './loss/registry.ts';
import { layersOf, type Network } from './network.ts';
import type { Forward } from './predict.ts';
import type { Rows } from './rows.ts';

/**
 * Step three: feedback. The gradient of every parameter, in the order of the layout (book pp. 74, 114-132):
 * dw = mean(input × dz) and db = mean(dz) over the rows, times gradFactor. At the output dz = (a - y) f'(z) for the mean
 * squared error, which descends half of it, and dz = a - y for sigmoid and softmax with their cross entropies. A hidden
 * neuron's da is the sum of weight × dz over the wires that leave it.
 */
export function feedback(
  network: Network, parameters: Float64Array, rows: Rows, forward: Forward, gradFactor = 1,
): Float64Array {
  const layers = layersOf(network);
  const gradients = new Float64Array(parameters.length);
  addFeedback(network, layers, parameters, rows, forward, gradients, makeErrors(layers, rows.count), 0, rows.count);
  average(gradients, rows.count, gradFactor);
  return gradients;
}

/** Room for every layer's dz for up to `count` rows, count × units each. */
export function makeErrors(layers: readonly Layer[], count: number): Float64Array[] {
  return layers.map(({ units }) => new Float64Array(count * units));
}

/**
 * feedback without allocating, for the rows from … to - 1: adds their gradients, not averaged yet, to `gradients`, and
 * overwrites their part of `errors` (every layer's dz). Rows in pieces end with the same bits as rows at once.
 */
export function addFeedback(
  network: Network, layers: readonly Layer[], parameters: Float64Array, rows: Rows, forward: Forward,
  gradients: Float64Array, errors: readonly Float64Array[], from: number, to: number,
): void {
  outputErrors(network, layers, rows, forward, errors, from, to);
  sendBack(layers, parameters, rows, forward, gradients, errors, from, to);
}

/**
 * Sends errors back that stand at the last layer's sums (dz): the rest of feedback, whoever made them.
 * @param atInputs filled with what comes back to the inputs themselves, count × features, where it is wanted
 */
export function sendBack(
  layers: readonly Layer[], parameters: Float64Array, rows: Rows, forward: Forward, gradients: Float64Array,
  errors: readonly Float64Array[], from: number, to: number, atInputs?: Float64Array,
): void {
  for (let l = layers.length - 1; l >= 0; l--) {
    const below = l === 0 ? atInputs : at(errors, l - 1);
    const input = l === 0 ? rows.inputs : at(forward.a, l - 1);
    at(layers, l).backward(parameters, input, at(forward.z, l), at(forward.a, l), at(errors, l), gradients, below, from, to);
    if (l > 0 && below !== undefined) at(layers, l - 1).throughActivation(at(forward.z, l - 1), input, below, from, to);
  }
}

/** Sums over the rows become means, times gradFactor; for the parameters from … to - 1. */
export function average(gradients: Float64Array, count: number, gradFactor: number, from = 0, to = gradients.length): void {
  const scale = gradFactor / count;
  for (let p = from; p < to; p++) gradients[p] = (gradients[p] ?? NaN) * scale;
}

/** What comes back to the last layer's sums from the loss, for the rows from … to - 1. */
export function outputErrors(
  network: Network, layers: readonly Layer[], rows: Rows, forward: Forward, errors: readonly Float64Array[],
  from: number, to: number,
): void {
  const last = layers.length - 1;
  const loss = lossOf(network);
  const error = at(errors, last);
  const a = at(forward.a, last);
  loss.errors(a, rows.targets, error, from, to, rows.outputs);
  if (loss.cancels === undefined || loss.cancels !== at(layers, last).activation) {
    at(layers, last).throughActivation(at(forward.z, last), a, error, from, to);
  }
}
