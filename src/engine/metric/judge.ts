import type { Network } from '../network.ts';
import { outputs, predict } from '../predict.ts';
import type { Rows } from '../rows.ts';
import { metricOf, type MetricName } from './registry.ts';

/** The metrics asked for, in that order, of what a network predicts for the rows; in double precision. */
export function judge(network: Network, parameters: Float64Array, rows: Rows, names: readonly MetricName[]): Float64Array {
  const predictions = outputs(predict(network, parameters, rows));
  return Float64Array.from(names, (name) => metricOf(name)(predictions, rows.targets, rows.outputs));
}
