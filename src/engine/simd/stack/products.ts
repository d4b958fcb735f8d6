import { at } from '../../at.ts';
import { f32, f32x4, i32 } from '../instructions.ts';
import { set, type Code, type Local, type Procedure } from '../wasm.ts';
import { along, times } from './loops.ts';
import type { Spot } from './tensor.ts';

/** What a unit sees: `count` runs of `length` numbers in a row, `pitch` bytes apart (the lines of a window); one run of a dense layer. */
export interface Runs {
  readonly count: number;
  readonly length: number;
  readonly pitch: number;
}

/** How inputs and sums move together: from cell to cell of a line, from line to line. In bytes. */
export interface Grid {
  readonly lines: Steps;
  readonly cells: Steps;
}

interface Steps {
  readonly count: number;
  readonly inputs: number;
  readonly sums: number;
}

export const inLine = (count: number, inputs: number, sums: number): Grid => ({ lines: { count: 1, inputs: 0, sums: 0 }, cells: { count, inputs, sums } });

/** Vectors of sums that a loop carries in registers; inputs that are written out in a row. */
const CARRIED = 8;
const WRITTEN_OUT = 6;

export interface Sums {
  readonly inputs: Spot;
  readonly runs: Runs;
  /** Of the first input; `pitch` bytes from input to input. */
  readonly weights: number;
  readonly pitch: number;
  /** Sums of one cell, a multiple of 4. */
  readonly width: number;
  readonly sums: Spot;
  readonly grid: Grid;
  /** What the sums begin with: numbers at an address, 0, or what is there already. */
  readonly start: number | 'zero' | 'there';
  /** Sums of neighbours stand in the same places. */
  readonly overlapping?: boolean;
}

/**
 * sum = start + input × weight, for every cell of the grid, the sums of a cell in the lanes. A tile of cells and vectors is
 * carried in registers, so that weights are loaded once for several cells and inputs once for several vectors.
 */
export function writeSums(f: Procedure, { inputs, runs, weights, pitch, width, sums, grid: { lines, cells }, start, overlapping = false }: Sums): void {
  const single = cells.count === 1 || overlapping;
  inTiles(f, width / 4, single ? CARRIED : CARRIED / 2, (tile, vectors) => {
    const abreast = single ? 1 : Math.min(cells.count, Math.floor(CARRIED / vectors));
    const sets = Math.max(1, Math.floor(CARRIED / (vectors * abreast)));
    const block = (input: Code, sum: Code, count: number) => {
      const indices = Array.from({ length: count * vectors }, (_, k) => ({ cell: Math.floor(k / vectors), v: k % vectors }));
      const place = ({ cell, v }: { cell: number; v: number }) => sums.offset + cell * cells.sums + 16 * v;
      const to = f.keep('i32', i32.add(sum, tile));
      const beginning = (k: number): Code => {
        if (start === 'zero') return f32x4.zero;
        return start === 'there' ? f32x4.load(to.get, place(at(indices, k))) : f32x4.load(tile, start + 16 * at(indices, k).v);
      };
      const all = Array.from({ length: sets }, (_, s) => indices.map((_each, k) => f.keep('v128', s === 0 ? beginning(k) : f32x4.zero)));
      const weight = f.keep('i32', tile);
      const part = (x: Local, numbers: number) => {
        for (let j = 0; j < numbers; j++) {
          const loaded = Array.from({ length: vectors }, (_, v) => f.keep('v128', f32x4.load(weight.get, weights + j * pitch + 16 * v)).get);
          for (let cell = 0; cell < count; cell++) {
            const each = f.keep('v128', f32x4.loadSplat(x.get, inputs.offset + 4 * j + cell * cells.inputs));
            loaded.forEach((w, v) => {
              const carried = at(at(all, j % sets), cell * vectors + v);
              f.emit(f32x4.add(carried.get, f32x4.multiply(each.get, w)), set(carried));
            });
          }
        }
        f.emit(i32.increase(weight, i32.constant(numbers * pitch)), i32.increase(x, i32.constant(4 * numbers)));
      };
      along(f, runs.count, [{ base: input, step: runs.pitch }], ([run = []]) => {
        const x = f.keep('i32', run);
        const out = Math.min(runs.length, Math.max(WRITTEN_OUT, sets));
        times(f, Math.floor(runs.length / out), () => part(x, out));
        if (runs.length % out > 0) part(x, runs.length % out);
      });
      indices.forEach((each, k) => {
        const whole = all.map((locals) => at(locals, k).get).reduce((x, y) => f32x4.add(x, y));
        f.emit(f32x4.store(to.get, whole, place(each)));
      });
    };
    along(f, lines.count, [{ base: inputs.base, step: lines.inputs }, { base: sums.base, step: lines.sums }], ([input = [], sum = []]) => {
      const whole = Math.floor(cells.count / abreast);
      const rest = cells.count - whole * abreast;
      along(f, whole, [{ base: input, step: abreast * cells.inputs }, { base: sum, step: abreast * cells.sums }], ([x = [], s = []]) => block(x, s, abreast));
      if (rest === 0) return;
      const moved = (base: Code, step: number) => f.keep('i32', i32.add(base, i32.constant(whole * abreast * step))).get;
      block(moved(input, cells.inputs), moved(sum, cells.sums), rest);
    });
  });
}

/** Runs `body` for tiles of vectors, with the code of their offset in bytes. */
function inTiles(f: Procedure, vectors: number, most: number, body: (offset: Code, vectors: number) => void): void {
  const wide = Math.min(vectors, most);
  const whole = Math.floor(vectors / wide);
  const offset = f.keep('i32', i32.constant(0));
  times(f, whole, () => {
    body(offset.get, wide);
    f.emit(i32.increase(offset, i32.constant(16 * wide)));
  });
  if (vectors % wide > 0) body(offset.get, vectors % wide);
}

/** Vectors of gradients that a loop over cells carries. */
const GRADIENTS = 10;

export interface Gradients {
  readonly inputs: Spot;
  readonly runs: Runs;
  /** Of the weights of the first input, and of the biases; as in Sums. */
  readonly gradients: number;
  readonly biases?: number;
  readonly pitch: number;
  readonly width: number;
  readonly errors: Spot;
  /** Of errors where Sums has sums. */
  readonly grid: Grid;
}

/** Adds input × error over all cells of the grid to the gradients: those of a tile of inputs and vectors stay in registers. */
export function writeGradients(f: Procedure, { inputs, runs, gradients, biases, pitch, width, errors, grid: { lines, cells } }: Gradients): void {
  inTiles(f, width / 4, 4, (tile, vectors) => {
    const error = f.keep('i32', i32.add(errors.base, tile));
    const overCells = (input: Code, body: (x: Code, e: Code) => void) => (
      along(f, lines.count, [{ base: input, step: lines.inputs }, { base: error.get, step: lines.sums }], ([x = [], e = []]) => (
        along(f, cells.count, [{ base: x, step: cells.inputs }, { base: e, step: cells.sums }], ([one = [], other = []]) => body(one, other))
      ))
    );
    const block = (x: Code, gradient: Code, count: number) => {
      const carried = Array.from({ length: count }, (_, i) => Array.from({ length: vectors }, (__, v) => ({ i, v }))).flat()
        .map(({ i, v }) => ({ i, v, sum: f.keep('v128', f32x4.load(gradient, gradients + i * pitch + 16 * v)) }));
      overCells(x, (input, e) => {
        const loaded = Array.from({ length: vectors }, (_, v) => f.keep('v128', f32x4.load(e, errors.offset + 16 * v)).get);
        for (let i = 0; i < count; i++) {
          const each = f.keep('v128', f32x4.loadSplat(input, inputs.offset + 4 * i));
          for (const { v, sum } of carried.slice(i * vectors, (i + 1) * vectors)) f.emit(f32x4.add(sum.get, f32x4.multiply(each.get, at(loaded, v))), set(sum));
        }
      });
      for (const { i, v, sum } of carried) f.emit(f32x4.store(gradient, sum.get, gradients + i * pitch + 16 * v));
    };
    const gradient = f.keep('i32', tile);
    along(f, runs.count, [{ base: inputs.base, step: runs.pitch }], ([run = []]) => {
      const x = f.keep('i32', run);
      const high = Math.min(runs.length, Math.max(1, Math.floor(GRADIENTS / vectors)));
      const part = (count: number) => {
        block(x.get, gradient.get, count);
        f.emit(i32.increase(gradient, i32.constant(count * pitch)), i32.increase(x, i32.constant(4 * count)));
      };
      times(f, Math.floor(runs.length / high), () => part(high));
      if (runs.length % high > 0) part(runs.length % high);
    });
    if (biases === undefined) return;
    const sums = Array.from({ length: vectors }, (_, v) => f.keep('v128', f32x4.load(tile, biases + 16 * v)));
    overCells(inputs.base, (_x, e) => sums.forEach((sum, v) => f.emit(f32x4.add(sum.get, f32x4.load(e, errors.offset + 16 * v)), set(sum))));
    sums.forEach((sum, v) => f.emit(f32x4.store(tile, sum.get, biases + 16 * v)));
  });
}

/** Copies a table of lines × columns the other way round: number [line][column] to [column][line]. Pitches in bytes. */
export function writeTransposed(f: Procedure, lines: number, columns: number, from: Spot, pitch: number, to: Spot, toPitch: number): void {
  along(f, lines, [{ base: from.base, step: pitch }, { base: to.base, step: 4 }], ([line = [], place = []]) => {
    along(f, columns, [{ base: line, step: 4 }, { base: place, step: toPitch }], ([x = [], y = []]) => f.emit(f32.store(y, f32.load(x, from.offset), to.offset)));
  });
}
