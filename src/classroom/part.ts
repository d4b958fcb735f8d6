import type { Rows } from '../engine/rows.ts';

/** The rows with these numbers, counted from 0, in this order. */
export function partOf(rows: Rows, taken: readonly number[]): Rows {
  const cells = (flat: Float64Array, width: number) => Float64Array.from(taken.flatMap((row) => Array.from(flat.slice(row * width, (row + 1) * width))));
  return { ...rows, inputs: cells(rows.inputs, rows.features), targets: cells(rows.targets, rows.outputs), count: taken.length };
}
