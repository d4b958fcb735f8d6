import { describe, isRecord } from './fields.ts';
import { allAtOnce, boundless, inParts, type Budget, type Pieces } from './pieces.ts';

/**
 * Data points: inputs count × features, targets count × outputs, row after row in flat arrays. Whoever has handed them to a
 * backend writes into them no more: what it found out about them is remembered with them.
 */
export interface Rows {
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  readonly count: number;
  readonly features: number;
  readonly outputs: number;
}

/**
 * Flattens rows. There must be at least one; every row has the same number of inputs and targets, at least one each, all
 * finite; otherwise an Error names the row, counted from 0.
 */
export function makeRows(inputs: readonly (readonly number[])[], targets: readonly (readonly number[])[]): Rows {
  if (inputs.length === 0) throw new Error('rows: none; give at least one row');
  if (inputs.length !== targets.length) {
    throw new Error(`rows: ${inputs.length} rows of inputs but ${targets.length} of targets; give one target row per input row`);
  }
  return {
    inputs: flatten('inputs', inputs),
    targets: flatten('targets', targets),
    count: inputs.length,
    features: inputs[0]?.length ?? 0,
    outputs: targets[0]?.length ?? 0,
  };
}

const sound = new WeakSet<Rows>();

/** Throws an Error that names the first row with a number that is not finite, or the array whose length is wrong. Rows are looked through once. */
export function checkRows(rows: Rows): void {
  allAtOnce(checkRowsInPieces(rows, boundless()));
}

/** The same a piece at a time. */
export function* checkRowsInPieces(rows: Rows, budget: Budget): Pieces<void> {
  if (!isRecord(rows)) throw new Error(`rows: ${describe(rows)}; make rows with makeRows`);
  if (sound.has(rows)) return;
  if (rows.count === 0) throw new Error('rows.count: no rows; give at least one');
  for (const field of ['count', 'features', 'outputs'] as const) {
    if (!(Number.isInteger(rows[field]) && rows[field] >= 1)) throw new Error(`rows.${field}: ${describe(rows[field])}; give a whole number from 1`);
  }
  yield* checkFlat('inputs', rows.inputs, rows.count, rows.features, budget);
  yield* checkFlat('targets', rows.targets, rows.count, rows.outputs, budget);
  sound.add(rows);
}

function flatten(name: string, table: readonly (readonly number[])[]): Float64Array {
  const width = table[0]?.length ?? 0;
  if (width === 0) throw new Error(`row 0: no ${name}; give at least one number`);
  table.forEach((row, r) => {
    if (row.length !== width) throw new Error(`row ${r}: ${row.length} ${name} where row 0 has ${width}; give every row the same`);
  });
  const flat = Float64Array.from(table.flat());
  allAtOnce(checkFlat(name, flat, table.length, width, boundless()));
  return flat;
}

function* checkFlat(name: string, flat: Float64Array, count: number, width: number, budget: Budget): Pieces<void> {
  if (!(flat instanceof Float64Array)) throw new Error(`rows.${name}: no Float64Array; make rows with makeRows`);
  if (flat.length !== count * width) {
    throw new Error(`rows.${name}: ${flat.length} numbers for ${count} rows of ${width}; give ${count * width}`);
  }
  yield* inParts(flat.length, 1, 1, budget, (from, to) => {
    for (let i = from; i < to; i++) {
      if (Number.isFinite(flat[i])) continue;
      const row = Math.floor(i / width);
      throw new Error(`row ${row}: ${name}[${i - row * width}] is ${flat[i]}; give a finite number`);
    }
  });
}
