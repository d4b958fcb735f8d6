import { layout } from '../engine/network.ts';
import { predict } from '../engine/predict.ts';
import type { Rows } from '../engine/rows.ts';
import { solve } from '../engine/solve.ts';
import type { Task } from './level.ts';

/** Parameters with the output layer where the rows want it, the hidden layers standing as they are: a line through what the units say. */
export function withSolvedOutput({ network }: Pick<Task, 'network'>, parameters: Float64Array, train: Rows): Float64Array {
  const last = layout(network).at(-1);
  if (last === undefined || network.layers.length < 2) return parameters;
  const says = predict(network, parameters, train).a.at(-2);
  if (says === undefined) return parameters;
  const rows = { ...train, inputs: says.slice(0, train.count * last.inputs), features: last.inputs };
  const found = solve(rows, new Float64Array(last.inputs + 1), Array.from({ length: last.inputs + 1 }, () => false));
  const solved = parameters.slice();
  solved.set(found, last.weights);
  return solved;
}
