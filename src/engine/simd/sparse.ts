import { at } from '../at.ts';
import { inParts, type Budget, type Pieces } from '../pieces.ts';
import type { Rows } from '../rows.ts';
import type { RowList } from './epochs.ts';
import type { LargeMap } from './large-map.ts';

/** A row's description in memory: where its inputs that are not 0 begin and end, and where its targets stand. */
export const ROW = { inputs: 0, end: 4, targets: 8, bytes: 12 };
/** Bytes of one input: how far behind those of input 0 its weights stand, and its value. */
export const INPUT = 8;

/** The inputs that are not 0, row after row, as the kernels of large networks read them. */
export interface Sparse {
  /** Bytes from the weights of one input to those of the next. */
  readonly weightsStep: number;
  readonly inputs: Int32Array;
  /** Where each row's inputs end, in bytes. */
  readonly ends: Int32Array;
}

/** Rows never change: looking for their zeros takes longer than an epoch of training, and is done once. */
const known = new WeakMap<Rows, Sparse>();

/** What it takes to look at a number for zeros, and to put it into its place, in multiplications. */
const LOOKED = 2;

/** @param weightsStep bytes from the weights of one input to those of the next */
export function* sparseOf(rows: Rows, weightsStep: number, budget: Budget): Pieces<Sparse> {
  const found = known.get(rows);
  if (found?.weightsStep === weightsStep) return found;
  const { inputs, count, features } = rows;
  let filled = 0;
  yield* inParts(inputs.length, 1, LOOKED, budget, (from, to) => {
    for (let i = from; i < to; i++) if (inputs[i] !== 0) filled += 1;
  });
  const packed = new Int32Array((INPUT / 4) * filled);
  const values = new Float32Array(packed.buffer);
  const ends = new Int32Array(count);
  let next = 0;
  yield* inParts(count, features, 2 * LOOKED, budget, (from, to) => {
    for (let row = from; row < to; row++) {
      for (let i = 0; i < features; i++) {
        const value = inputs[row * features + i] ?? NaN;
        if (value === 0) continue;
        packed[next] = weightsStep * i;
        values[next + 1] = value;
        next += INPUT / 4;
      }
      ends[row] = 4 * next;
    }
  });
  const sparse: Sparse = { weightsStep, inputs: packed, ends };
  known.set(rows, sparse);
  return sparse;
}

const outputWidth = ({ layers }: LargeMap): number => at(layers, layers.length - 1).width;

/** The room that packSparse takes, in bytes. */
export function sparseBytes({ inputs, ends }: Sparse, map: LargeMap): number {
  return ends.length * (4 + ROW.bytes + 4 * outputWidth(map)) + inputs.byteLength + 16;
}

/** Puts rows into memory, from a byte address on. */
export function* packSparse(
  floats: Float32Array, whole: Int32Array, address: number, rows: Rows, { inputs, ends }: Sparse, map: LargeMap, budget: Budget,
): Pieces<RowList> {
  const { targets, count, outputs } = rows;
  const out = outputWidth(map);
  const targetsAt = Math.ceil(address / 16) * 16;
  const order = targetsAt + 4 * out * count;
  const first = order + 4 * count;
  const inputsAt = first + ROW.bytes * count;
  yield* inParts(inputs.length, 1, 1, budget, (from, to) => whole.set(inputs.subarray(from, to), inputsAt / 4 + from));
  yield* inParts(count, ROW.bytes + out, 1, budget, (from, to) => {
    for (let row = from; row < to; row++) {
      const here = first + ROW.bytes * row;
      const target = targetsAt + 4 * out * row;
      whole[order / 4 + row] = here;
      whole[(here + ROW.inputs) / 4] = inputsAt + (row === 0 ? 0 : ends[row - 1] ?? NaN);
      whole[(here + ROW.end) / 4] = inputsAt + (ends[row] ?? NaN);
      whole[(here + ROW.targets) / 4] = target;
      for (let u = 0; u < out; u++) floats[target / 4 + u] = u < outputs ? targets[row * outputs + u] ?? NaN : 0;
    }
  });
  return { order, rows: first, end: inputsAt + inputs.byteLength };
}
