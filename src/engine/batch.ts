import type { Rows } from './rows.ts';

/** Room for a whole batch and for the smaller one at the end of an epoch. */
export interface Batches {
  readonly whole: Rows;
  readonly rest: Rows;
}

export function makeBatches(rows: Rows, size: number): Batches {
  const room = (count: number): Rows => ({
    ...rows, count, inputs: new Float64Array(count * rows.features), targets: new Float64Array(count * rows.outputs),
  });
  return { whole: room(size), rest: room(rows.count % size) };
}

/** The batch that begins at row order[from]: copies the rows order[from], order[from + 1] … into the room for it. */
export function batchAt(rows: Rows, order: readonly number[], from: number, { whole, rest }: Batches): Rows {
  const batch = from + whole.count <= rows.count ? whole : rest;
  const { features, outputs } = rows;
  for (let r = 0; r < batch.count; r++) {
    const row = order[from + r] ?? NaN;
    for (let i = 0; i < features; i++) batch.inputs[r * features + i] = rows.inputs[row * features + i] ?? NaN;
    for (let u = 0; u < outputs; u++) batch.targets[r * outputs + u] = rows.targets[row * outputs + u] ?? NaN;
  }
  return batch;
}
