import { outputCount, outputShape, parameterCount, type Network } from '../../../src/engine/network.ts';
import { random } from '../../../src/engine/random.ts';
import type { Rows } from '../../../src/engine/rows.ts';
import { trainSimd } from '../../../src/engine/simd/train.ts';

/** Seeded rows that the network can see and its loss can judge. */
export function someRows(network: Network, count = 3): Rows {
  const { normal, integer, uniform } = random('rows');
  const first = network.layers[0];
  const outputs = outputCount(network);
  const group = outputShape(network).at(-1) ?? 1;
  const inputs = Float64Array.from({ length: count * network.inputs }, () => (first?.kind === 'embedding' ? integer(first.words) : normal()));
  const targets = Float64Array.from({ length: count * outputs }, () => (network.loss === 'mean-squared-error' ? normal() : integer(2)));
  if (network.loss === 'categorical-cross-entropy') {
    targets.fill(0);
    for (let from = 0; from < targets.length; from += group) targets[from + integer(group)] = 1;
  }
  if (network.loss === 'class-and-box') {
    // A class for each row; something stands in the rows with an odd number.
    for (let row = 0; row < count; row++) {
      targets.fill(0, row * outputs, (row + 1) * outputs);
      targets[row * outputs + integer(outputs - 4)] = 1;
      if (row % 2 === 1) for (let i = 1; i <= 4; i++) targets[(row + 1) * outputs - i] = 0.1 + 0.8 * uniform();
    }
  }
  return { inputs, targets, count, features: network.inputs, outputs };
}

/** The gradients of WebAssembly: what one adjustment at rate 1 takes off. */
export async function simdGradients(network: Network): Promise<Float64Array> {
  const start = someParameters(network);
  const [trained] = await trainSimd(network, someRows(network), [{ start, learningRate: 1, batch: 'full', epochs: 1 }]);
  return start.map((value, p) => value - (trained?.parameters[p] ?? NaN));
}

export function someParameters(network: Network): Float64Array {
  const { normal } = random('parameters');
  return Float64Array.from({ length: parameterCount(network) }, () => 0.6 * normal());
}
