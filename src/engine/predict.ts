import { at } from './at.ts';
import { noiseOf } from './layer/dropout.ts';
import type { Layer } from './layer/layer.ts';
import { layersOf, type Network } from './network.ts';
import type { Rows } from './rows.ts';

/** What went through the network: per layer the weighted sums z (count × kept) and the activations a (count × units), row after row. */
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
export function makeForward(layers: readonly Layer[], count: number): Forward {
  return {
    z: layers.map(({ kept }) => new Float64Array(count * kept)),
    a: layers.map(({ units }) => new Float64Array(count * units)),
  };
}

/** What is dropped while a network learns (layer/dropout.ts): the seed of its training, and how often it was adjusted. */
export interface Noise {
  readonly seed: number;
  readonly adjustment: number;
}

/**
 * Predicts rows through a window: takes the room of `size` rows, however many there are. The function that it gives fills
 * `into` (count × outputs) with the predictions for the rows from … to - 1, at most `size` of them.
 */
export function makeWindow(
  layers: readonly Layer[], size: number,
): (parameters: Float64Array, rows: Rows, from: number, to: number, into: Float64Array) => void {
  const forward = makeForward(layers, size);
  const units = layers.at(-1)?.units ?? 0;
  return (parameters, rows, from, to, into) => {
    const part = from === 0 && to === rows.count ? rows : { ...rows, inputs: rows.inputs.subarray(from * rows.features, to * rows.features) };
    predictInto(layers, parameters, part, forward, 0, to - from);
    const said = outputs(forward);
    for (let i = 0; i < (to - from) * units; i++) into[from * units + i] = said[i] ?? NaN;
  };
}

/** predict without allocating, for the rows from … to - 1: fills those rows of `forward`. With `noise` as whoever learns sees them. */
export function predictInto(
  layers: readonly Layer[], parameters: Float64Array, rows: Rows, forward: Forward, from: number, to: number, noise?: Noise,
): void {
  let input = rows.inputs;
  for (let l = 0; l < layers.length; l++) {
    const a = at(forward.a, l);
    at(layers, l).forward(parameters, input, at(forward.z, l), a, from, to, noise && noiseOf(noise.seed, noise.adjustment, l));
    input = a;
  }
}
