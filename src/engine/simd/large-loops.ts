import { i32 } from './instructions.ts';
import type { Code, Local, Procedure } from './wasm.ts';

/** Vectors of sums that a loop carries in registers. */
const ABREAST = 8;

/** A loop over the addresses of `count` numbers. */
export function overNumbers(f: Procedure, first: Code, count: number, body: (number: Local) => void): void {
  const number = f.keep('i32', first);
  const end = f.keep('i32', i32.add(number.get, i32.constant(4 * count)));
  f.repeat(() => {
    body(number);
    f.emit(i32.increase(number, i32.constant(4)));
  }, () => i32.notEqual(number.get, end.get));
}

/** A loop over vectors: `offset` pushes 0, 16 … */
export function overVectors(f: Procedure, numbers: number, body: (offset: Code) => void): void {
  const offset = f.keep('i32', i32.constant(0));
  f.repeat(() => {
    body(offset.get);
    f.emit(i32.increase(offset, i32.constant(16)));
  }, () => i32.notEqual(offset.get, i32.constant(4 * numbers)));
}

/** The same for as many vectors abreast as registers carry, then for the rest. */
export function overTiles(f: Procedure, numbers: number, body: (offset: Code, vectors: number) => void): void {
  const vectors = numbers / 4;
  const whole = Math.floor(vectors / ABREAST);
  const offset = f.keep('i32', i32.constant(0));
  if (whole > 0) {
    f.repeat(() => {
      body(offset.get, ABREAST);
      f.emit(i32.increase(offset, i32.constant(16 * ABREAST)));
    }, () => i32.notEqual(offset.get, i32.constant(16 * ABREAST * whole)));
  }
  if (vectors > whole * ABREAST) body(offset.get, vectors - whole * ABREAST);
}
