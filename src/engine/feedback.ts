import { at } from './at.ts';
import { activations } from './activation/registry.ts';
import { losses } from './loss/registry.ts';
import { layout, type LayerLayout, type Network } from './network.ts';
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
  const layers = layout(network);
  const gradients = new Float64Array(parameters.length);
  feedbackInto(network, layers, parameters, rows, forward, gradFactor, gradients, makeErrors(layers, rows.count));
  return gradients;
}

/** Room for every layer's dz for up to `count` rows, count × units each. */
export function makeErrors(layers: readonly LayerLayout[], count: number): Float64Array[] {
  return layers.map(({ units }) => new Float64Array(count * units));
}

/** feedback without allocating: overwrites `gradients` and the first rows.count rows of `errors` (every layer's dz). */
export function feedbackInto(
  network: Network, layers: readonly LayerLayout[], parameters: Float64Array, rows: Rows, forward: Forward,
  gradFactor: number, gradients: Float64Array, errors: readonly Float64Array[],
): void {
  outputErrors(network, rows, forward, errors);
  gradients.fill(0);
  for (let l = layers.length - 1; l >= 0; l--) {
    const layer = at(layers, l);
    const dz = at(errors, l);
    const input = l === 0 ? rows.inputs : at(forward.a, l - 1);
    addGradients(layer, input, dz, rows.count, gradients);
    if (l === 0) break;
    const below = at(errors, l - 1);
    carryBack(layer, parameters, dz, rows.count, below);
    timesDerivative(network, l - 1, forward, rows.count * layer.inputs, below);
  }
  const scale = gradFactor / rows.count;
  for (let p = 0; p < gradients.length; p++) gradients[p] = (gradients[p] ?? NaN) * scale;
}

function outputErrors(network: Network, rows: Rows, forward: Forward, errors: readonly Float64Array[]): void {
  const last = network.layers.length - 1;
  const dz = at(errors, last);
  const a = at(forward.a, last);
  const size = rows.count * rows.outputs;
  for (let i = 0; i < size; i++) dz[i] = (a[i] ?? NaN) - (rows.targets[i] ?? NaN);
  if (losses[network.loss].cancels !== at(network.layers, last).activation) timesDerivative(network, last, forward, size, dz);
}

/** Turns da into dz = da × f'(z), in place. */
function timesDerivative(network: Network, l: number, forward: Forward, size: number, da: Float64Array): void {
  const name = at(network.layers, l).activation;
  if (name === 'softmax') throw new Error(`layers[${l}].activation: softmax only last and with categorical-cross-entropy`);
  if (name === 'linear') return;
  const { derivative } = activations[name];
  const z = at(forward.z, l);
  const a = at(forward.a, l);
  for (let i = 0; i < size; i++) da[i] = (da[i] ?? NaN) * derivative((z[i] ?? NaN), (a[i] ?? NaN));
}

function addGradients(layer: LayerLayout, input: Float64Array, dz: Float64Array, count: number, gradients: Float64Array): void {
  const { inputs, units, weights, biases } = layer;
  for (let row = 0; row < count; row++) {
    for (let u = 0; u < units; u++) {
      const error = dz[row * units + u] ?? NaN;
      for (let i = 0; i < inputs; i++) {
        const p = weights + i * units + u;
        gradients[p] = (gradients[p] ?? NaN) + (input[row * inputs + i] ?? NaN) * error;
      }
      gradients[biases + u] = (gradients[biases + u] ?? NaN) + error;
    }
  }
}

/** da of the layer below: for each of its neurons, the sum of weight × dz over the wires into this layer (book p. 127). */
function carryBack(layer: LayerLayout, parameters: Float64Array, dz: Float64Array, count: number, below: Float64Array): void {
  const { inputs, units, weights } = layer;
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let u = 0; u < units; u++) sum += (parameters[weights + i * units + u] ?? NaN) * (dz[row * units + u] ?? NaN);
      below[row * inputs + i] = sum;
    }
  }
}
