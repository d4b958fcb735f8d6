import { at } from './at.ts';
import type { Layer, LayerLayout } from './layer/layer.ts';
import { layersOf, type Network } from './network.ts';
import type { Rows } from './rows.ts';

/** What went through the network: per layer the weighted sums z and the activations a, each count × units, row after row. */
export interface Forward {
  readonly z: readonly Float64Array[];
  readonly a: readonly Float64Array[];
}

/** Step one: predict. Weighted sum, then activation, layer by layer, for every row (book pp. 26-27, 107-111). */
export function predict(network: Network, parameters: Float64Array, rows: Rows): Forward {
  const layers = layersOf(network);
  const forward = makeForward(layers, rows.count);
  predictInto(layers, parameters, rows, forward, 0, rows.count);
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

/** predict without allocating, for the rows from … to - 1: fills those rows of `forward`. */
export function predictInto(
  layers: readonly Layer[], parameters: Float64Array, rows: Rows, forward: Forward, from: number, to: number,
): void {
  let input = rows.inputs;
  for (let l = 0; l < layers.length; l++) {
    const a = at(forward.a, l);
    at(layers, l).forward(parameters, input, at(forward.z, l), a, from, to);
    input = a;
  }
}
