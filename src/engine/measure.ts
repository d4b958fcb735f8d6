import { lossOf } from './loss/registry.ts';
import { outputShape, type Network } from './network.ts';
import { inParts, type Budget, type Pieces } from './pieces.ts';
import type { Rows } from './rows.ts';

/**
 * Step two: measure. The network's loss over the rows, as the gauge shows it (book pp. 59, 166, 195): the full mean squared
 * error (summed over a row's outputs, averaged over the rows), or a cross entropy in natural logarithms.
 * outputs is count × outputs; the result is in the targets' units (squared for the MSE).
 */
export function measure(network: Network, outputs: Float64Array, rows: Rows): number {
  return lossOf(network).value(outputs, rows.targets, rows.count, rows.outputs);
}

/** The share of the measured loss that training descends: 1/2 for the mean squared error, 1 for cross entropies. */
export function descendedShare(network: Network): number {
  return lossOf(network).descended;
}

/** The losses that can judge these rows, as far as that was looked at. */
const judged = new WeakMap<Rows, Set<string>>();

/** A target looked at, in multiplications. */
const LOOK = 3;

/** Throws an Error that names the first row whose targets the network's loss cannot judge: labels outside the classes. */
export function* checkTargets(network: Network, rows: Rows, budget: Budget): Pieces<void> {
  const known = judged.get(rows) ?? new Set();
  const group = outputShape(network).at(-1) ?? rows.outputs;
  const judge = `${network.loss}/${group}`;
  if (known.has(judge)) return;
  const { misfit } = lossOf(network);
  yield* inParts(rows.count, rows.outputs, LOOK, budget, (from, to) => {
    for (let row = from; row < to; row++) {
      for (let from = row * rows.outputs; from < (row + 1) * rows.outputs; from += group) {
        const wrong = misfit(rows.targets, from, group);
        if (wrong !== undefined) throw new Error(`row ${row}: targets: ${wrong}`);
      }
    }
  });
  judged.set(rows, known.add(judge));
}
