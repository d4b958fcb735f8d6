import { at } from '../../src/engine/at.ts';
import { layout } from '../../src/engine/network.ts';
import type { Workload } from '../workload.ts';

/**
 * How the networks of a population lie in one array per layer: `first` is networks × inputs × units (batched matrices),
 * `last` is inputs × units × networks (networks are neighbours).
 */
export type Networks = 'first' | 'last';

/** The start weights and biases, layer after layer: weights, biases, weights, biases … */
export function packed({ network, starts }: Workload, networks: Networks): Float32Array[] {
  return layout(network).flatMap(({ inputs, units, weights, biases }) => [
    pack(starts, weights, inputs * units, networks), pack(starts, biases, units, networks),
  ]);
}

function pack(starts: readonly Float64Array[], from: number, size: number, networks: Networks): Float32Array {
  const flat = new Float32Array(starts.length * size);
  starts.forEach((start, n) => {
    for (let p = 0; p < size; p++) flat[networks === 'first' ? n * size + p : p * starts.length + n] = start[from + p] ?? NaN;
  });
  return flat;
}

/** The way back: parameters of every network in the order of the engine's layout. */
export function unpacked({ network, starts }: Workload, arrays: readonly ArrayLike<number>[], networks: Networks): Float64Array[] {
  const count = starts.length;
  return starts.map((start, n) => {
    const parameters = new Float64Array(start.length);
    layout(network).forEach(({ inputs, units, weights, biases }, l) => {
      const take = (flat: ArrayLike<number>, from: number, size: number) => {
        for (let p = 0; p < size; p++) parameters[from + p] = flat[networks === 'first' ? n * size + p : p * count + n] ?? NaN;
      };
      take(at(arrays, 2 * l), weights, inputs * units);
      take(at(arrays, 2 * l + 1), biases, units);
    });
    return parameters;
  });
}

/** Consecutive batches of rows, the last one may be smaller. */
export function batches({ rows, batch }: Workload): { inputs: Float32Array; targets: Float32Array; count: number }[] {
  const { features, outputs, count } = rows;
  return Array.from({ length: Math.ceil(count / batch) }, (_, b) => {
    const from = b * batch;
    const to = Math.min(count, from + batch);
    return {
      inputs: Float32Array.from(rows.inputs.subarray(from * features, to * features)),
      targets: Float32Array.from(rows.targets.subarray(from * outputs, to * outputs)),
      count: to - from,
    };
  });
}
