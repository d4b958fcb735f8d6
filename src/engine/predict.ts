import { at } from './at.ts';
import { activations } from './activation/registry.ts';
import { softmax } from './activation/softmax.ts';
import { layout, type LayerLayout, type Network } from './network.ts';
import type { Rows } from './rows.ts';

/** What went through the network: per layer the weighted sums z and the activations a, each count × units, row after row. */
export interface Forward {
  readonly z: readonly Float64Array[];
  readonly a: readonly Float64Array[];
}

/** Step one: predict. Weighted sum, then activation, layer by layer, for every row (book pp. 26-27, 107-111). */
export function predict(network: Network, parameters: Float64Array, rows: Rows): Forward {
  const layers = layout(network);
  const forward = makeForward(layers, rows.count);
  predictInto(network, layers, parameters, rows, forward);
  return forward;
}

/** The activations of the last layer, count × outputs: the predictions. */
export function outputs(forward: Forward): Float64Array {
  const last = forward.a.at(-1);
  if (last === undefined) throw new Error('forward: no layers; predict with at least one');
  return last;
}

/** Room for the forward pass of up to `count` rows. */
export function makeForward(layers: readonly LayerLayout[], count: number): Forward {
  return {
    z: layers.map(({ units }) => new Float64Array(count * units)),
    a: layers.map(({ units }) => new Float64Array(count * units)),
  };
}

/** predict without allocating: fills the first rows.count rows of `forward`. */
export function predictInto(
  network: Network, layers: readonly LayerLayout[], parameters: Float64Array, rows: Rows, forward: Forward,
): void {
  let input = rows.inputs;
  for (let l = 0; l < layers.length; l++) {
    const layer = at(layers, l);
    const z = at(forward.z, l);
    const a = at(forward.a, l);
    weightedSums(layer, parameters, input, rows.count, z);
    const name = at(network.layers, l).activation;
    if (name === 'softmax') {
      for (let row = 0; row < rows.count; row++) softmax(z, a, row * layer.units, layer.units);
    } else {
      const { value } = activations[name];
      const size = rows.count * layer.units;
      for (let i = 0; i < size; i++) a[i] = value((z[i] ?? NaN));
    }
    input = a;
  }
}

/** z = bias + sum of input × weight, in the order of the inputs (the order decides the last bit). */
function weightedSums(layer: LayerLayout, parameters: Float64Array, input: Float64Array, count: number, z: Float64Array): void {
  const { inputs, units, weights, biases } = layer;
  for (let row = 0; row < count; row++) {
    for (let u = 0; u < units; u++) {
      let sum = parameters[biases + u] ?? NaN;
      for (let i = 0; i < inputs; i++) sum += (input[row * inputs + i] ?? NaN) * (parameters[weights + i * units + u] ?? NaN);
      z[row * units + u] = sum;
    }
  }
}
