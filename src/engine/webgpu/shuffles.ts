import type { Plan } from '../population.ts';
import { random } from '../random.ts';

/**
 * The orders in which networks see the rows, for the next epochs on every call: shuffled as train.ts does it. Row `at` of
 * epoch e of network n stands at (e × rows + at) × lanes + n.
 */
export function shuffles(plans: readonly Plan[], lanes: number, rows: number): (epochs: number) => Uint32Array<ArrayBuffer> {
  const streams = plans.map(({ seed = 0 }) => random(seed));
  const inOrder = Array.from({ length: rows }, (_, row) => row);
  const orders: (readonly number[])[] = plans.map(() => inOrder);
  return (epochs) => {
    const table = new Uint32Array(epochs * rows * lanes);
    for (const [lane, stream] of streams.entries()) {
      for (let epoch = 0; epoch < epochs; epoch++) {
        const order = stream.shuffle(orders[lane] ?? inOrder);
        orders[lane] = order;
        for (let at = 0; at < rows; at++) table[(epoch * rows + at) * lanes + lane] = order[at] ?? NaN;
      }
    }
    return table;
  };
}
