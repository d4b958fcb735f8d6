import { layersOf, type Network } from '../network.ts';
import { allAtOnce, boundless, type Budget, type Pieces } from '../pieces.ts';
import { makeWindow } from '../predict.ts';
import type { Rows } from '../rows.ts';
import { metricOf, type MetricName } from './registry.ts';

/** Multiplications between two looks at the budget, roughly. */
const PIECE = 4e5;

/** What it takes besides to judge a network, and a row by a metric, in multiplications. */
const BEGIN = 2000;
const ROW = 10;

/**
 * The metrics asked for, in that order, of what a network predicts for the rows; in double precision. A network of which a
 * parameter or a prediction is infinite or NaN predicts nothing: every metric is NaN.
 */
export function judge(network: Network, parameters: Float64Array, rows: Rows, names: readonly MetricName[]): Float64Array {
  return allAtOnce(judgeInPieces(network, parameters, rows, names, boundless()));
}

/** The same a piece at a time. */
export function* judgeInPieces(
  network: Network, parameters: Float64Array, rows: Rows, names: readonly MetricName[], budget: Budget,
): Pieces<Float64Array> {
  const layers = layersOf(network);
  const work = layers.reduce((sum, layer) => sum + layer.work, 0);
  const piece = Math.max(1, Math.floor(PIECE / work));
  const look = makeWindow(layers, Math.min(piece, rows.count));
  const predictions = new Float64Array(rows.count * (layers.at(-1)?.units ?? 0));
  for (let row = 0; row < rows.count; row += piece) {
    const to = Math.min(row + piece, rows.count);
    look(parameters, rows, row, to, predictions);
    budget.left -= (to - row) * work;
    if (budget.left <= 0) yield;
  }
  budget.left -= BEGIN + ROW * names.length * rows.count;
  if (!parameters.every(Number.isFinite) || !predictions.every(Number.isFinite)) return new Float64Array(names.length).fill(NaN);
  return Float64Array.from(names, (name) => metricOf(name, undefined, layers.at(-1)?.shape.at(-1))(predictions, rows.targets, rows.outputs));
}
