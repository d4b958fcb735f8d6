import { losses, type LossName } from './loss/registry.ts';
import type { Network } from './network.ts';
import type { Rows } from './rows.ts';

/**
 * Step two: measure. The network's loss over the rows, as the gauge shows it (book pp. 59, 166, 195): the full mean squared
 * error (summed over a row's outputs, averaged over the rows), or a cross entropy in natural logarithms.
 * outputs is count × outputs; the result is in the targets' units (squared for the MSE).
 */
export function measure(network: Network, outputs: Float64Array, rows: Rows): number {
  return losses[network.loss].value(outputs, rows.targets, rows.count, rows.outputs);
}

/** The share of the measured loss that training descends: 1/2 for the mean squared error, 1 for cross entropies. */
export function descendedShare(network: Network): number {
  return losses[network.loss].descended;
}

/** The losses that can judge these rows, as far as that was looked at. */
const judged = new WeakMap<Rows, Set<LossName>>();

/** Throws an Error that names the first row whose targets the network's loss cannot judge: labels outside the classes. */
export function checkTargets({ loss }: Network, rows: Rows): void {
  const known = judged.get(rows) ?? new Set();
  if (known.has(loss)) return;
  const { misfit } = losses[loss];
  for (let row = 0; row < rows.count; row++) {
    const wrong = misfit(rows.targets, row * rows.outputs, rows.outputs);
    if (wrong !== undefined) throw new Error(`row ${row}: targets: ${wrong}`);
  }
  judged.set(rows, known.add(loss));
}
