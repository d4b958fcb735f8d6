import { f32, f32x4, i32 } from '../instructions.ts';
import type { Code, Local, Procedure } from '../wasm.ts';
import { set } from '../wasm.ts';
import type { Spot } from './tensor.ts';

/** Vectors that are written out rather than looped over. */
const WRITTEN_OUT = 4;

/** Runs `body` so many times. */
export function times(f: Procedure, count: number, body: () => void): void {
  if (count <= 0) return;
  if (count === 1) {
    body();
    return;
  }
  const left = f.keep('i32', i32.constant(count));
  f.repeat(() => {
    body();
    f.emit(i32.subtract(left.get, i32.constant(1)), set(left));
  }, () => left.get);
}

/** Pointers that run along: each is where it was before the loop again, afterwards. */
export function along(f: Procedure, count: number, pointers: readonly { readonly base: Code; readonly step: number }[], body: (bases: readonly Code[]) => void): void {
  if (count === 1) {
    body(pointers.map(({ base }) => base));
    return;
  }
  const running = pointers.map(({ base }) => f.keep('i32', base));
  times(f, count, () => {
    body(running.map(({ get }) => get));
    running.forEach((pointer, k) => f.emit(i32.increase(pointer, i32.constant(pointers[k]?.step ?? 0))));
  });
}

/** Vector by vector through so many numbers that stand at several spots alike. */
export function overVectors(f: Procedure, numbers: number, spots: readonly Spot[], body: (spots: readonly Spot[]) => void): void {
  const vectors = numbers / 4;
  if (vectors <= WRITTEN_OUT) {
    for (let v = 0; v < vectors; v++) body(spots.map(({ base, offset }) => ({ base, offset: offset + 16 * v })));
    return;
  }
  along(f, vectors, spots.map(({ base }) => ({ base, step: 16 })), (bases) => {
    body(spots.map(({ offset }, k) => ({ base: bases[k] ?? [], offset })));
  });
}

export function fill(f: Procedure, spot: Spot, numbers: number): void {
  overVectors(f, numbers, [spot], ([here]) => { if (here !== undefined) f.emit(f32x4.store(here.base, f32x4.zero, here.offset)); });
}

/** Copies number by number where vectors do not fit. */
export function copy(f: Procedure, numbers: number, from: Spot, to: Spot): void {
  if (numbers % 4 === 0) {
    overVectors(f, numbers, [from, to], ([x, y]) => { if (x !== undefined && y !== undefined) f.emit(f32x4.store(y.base, f32x4.load(x.base, x.offset), y.offset)); });
    return;
  }
  along(f, numbers, [{ base: from.base, step: 4 }, { base: to.base, step: 4 }], ([x = [], y = []]) => f.emit(f32.store(y, f32.load(x, from.offset), to.offset)));
}

export const load = ({ base, offset }: Spot): Code => f32x4.load(base, offset);
export const store = ({ base, offset }: Spot, value: Code): Code => f32x4.store(base, value, offset);

/** A local that holds the base moved by so many bytes. */
export function moved(f: Procedure, base: Code, bytes: Code): Local {
  return f.keep('i32', i32.add(base, bytes));
}
