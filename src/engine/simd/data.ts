import { at } from '../at.ts';
import { inParts, type Budget, type Pieces } from '../pieces.ts';
import type { Rows } from '../rows.ts';
import { COPIED } from './machine.ts';

/** Rows as kernels read them, at a byte address of their memory. */
export interface Data {
  readonly address: number;
  /** Where the data ends, in bytes. */
  readonly end: number;
}

/** Rows in order, every number once: inputs, then targets. */
export function* packRows(memory: Float32Array, address: number, rows: Rows, budget: Budget): Pieces<Data> {
  const { inputs, targets, count, features, outputs } = rows;
  let next = address / 4;
  yield* inParts(count, features + outputs, COPIED, budget, (from, to) => {
    for (let row = from; row < to; row++) {
      for (let i = 0; i < features; i++) memory[next++] = inputs[row * features + i] ?? NaN;
      for (let u = 0; u < outputs; u++) memory[next++] = targets[row * outputs + u] ?? NaN;
    }
  });
  return { address, end: next * 4 };
}

/** Rows of four networks side by side: vector by vector, network k's rows in the order orders[k]. */
export function* packOwnRows(
  memory: Float32Array, address: number, rows: Rows, orders: readonly (readonly number[])[], budget: Budget,
): Pieces<Data> {
  const { inputs, targets, count, features, outputs } = rows;
  const width = features + outputs;
  for (let lane = 0; lane < 4; lane++) {
    const order = orders[lane] ?? at(orders, 0);
    let next = address / 4 + lane;
    yield* inParts(count, width, COPIED, budget, (from, to) => {
      for (let place = from; place < to; place++) {
        const row = order[place] ?? 0;
        for (let i = 0; i < features; i++, next += 4) memory[next] = inputs[row * features + i] ?? NaN;
        for (let u = 0; u < outputs; u++, next += 4) memory[next] = targets[row * outputs + u] ?? NaN;
      }
    });
  }
  return { address, end: address + 16 * width * count };
}

/**
 * Rows in the lanes of vectors, four by four, every batch from a new vector on: inputs, targets, and all ones in the lanes
 * that hold a row. Lanes without a row hold zeros.
 */
export function* packLanes(
  memory: Float32Array, address: number, rows: Rows, order: readonly number[], batch: number, budget: Budget,
): Pieces<Data> {
  const { inputs, targets, count, features, outputs } = rows;
  const step = 4 * (features + outputs + 1);
  const bits = new Int32Array(memory.buffer);
  let next = address / 4;
  for (let from = 0; from < count; from += batch) {
    const to = Math.min(from + batch, count);
    yield* inParts(Math.ceil((to - from) / 4), step, COPIED, budget, (begin, end) => {
      for (let vector = begin; vector < end; vector++, next += step) {
        const first = from + 4 * vector;
        for (let lane = 0; lane < 4; lane++) {
          const row = first + lane < to ? order[first + lane] ?? 0 : -1;
          let place = next + lane;
          for (let i = 0; i < features; i++, place += 4) memory[place] = row < 0 ? 0 : inputs[row * features + i] ?? NaN;
          for (let u = 0; u < outputs; u++, place += 4) memory[place] = row < 0 ? 0 : targets[row * outputs + u] ?? NaN;
          bits[place] = row < 0 ? 0 : -1;
        }
      }
    });
  }
  return { address, end: next * 4 };
}
