import { makeRows } from '../engine/rows.ts';
import { solve } from '../engine/solve.ts';
import type { Values } from './draw.ts';
import type { Quantity } from './level-quantity.ts';
import { parametersOf, type Stage } from './stage.ts';
import { valuesAt } from './training.ts';

export type Refit = Extract<Quantity, { of: 'refit' }>;

/** The row that is added to those that are known: so many dollars above what the line says there now. One input. */
export function rowAdded(values: Values, { more }: Refit): { input: number; price: number } | null {
  if (more === undefined || typeof more.input !== 'number' || typeof more.above !== 'number') return null;
  return { input: more.input, price: (values['w'] ?? Number.NaN) * more.input + (values['b'] ?? Number.NaN) + more.above };
}

/** Where the best line lies once every known row counts, and the one that is added. */
export function refitted(stage: Stage, values: Values, quantity: Refit): Values {
  const { train } = stage;
  const added = rowAdded(values, quantity);
  const inputs = Array.from({ length: train.count }, (_, row) => Array.from(train.inputs.slice(row * train.features, (row + 1) * train.features)));
  const targets = Array.from({ length: train.count }, (_, row) => [train.targets[row] ?? 0]);
  const rows = added === null ? train : makeRows([...inputs, [added.input]], [...targets, [added.price]]);
  return valuesAt(stage, solve(rows, parametersOf(stage, values), stage.names.map(() => false)), values);
}
