import { at } from '../at.ts';
import type { Entry } from './gradient-loops.ts';
import { f32x4 } from './instructions.ts';
import { scratchOffsets } from './memory-map.ts';
import { overRows } from './over-rows.ts';
import { rowSource, type Pen } from './pen.ts';
import { set, type Code, type Local } from './wasm.ts';

/** Second pass: adds the rows' input × dz to the sums of one loop, dw = input × dz and db = dz. */
export function writeSums(pen: Pen, loop: readonly Entry[], sums: readonly Local[], from: Local, end: Local): void {
  const { f } = pen;
  const offsets = scratchOffsets(pen.spec.network);
  overRows(pen, from, end, (data, scratch) => {
    const source = rowSource(pen, data, pen.spec.ownRows);
    const kept = new Map<string, Code>();
    const once = (name: string, code: () => Code): Code => {
      const found = kept.get(name) ?? f.keep('v128', code()).get;
      kept.set(name, found);
      return found;
    };
    loop.forEach(({ layer, i, u, isBias }, index) => {
      const sum = at(sums, index);
      const dz = once(`dz ${layer} ${u}`, () => f32x4.load(scratch.get, at(offsets, layer).dz + 16 * u));
      const input = () => (layer === 0 ? source.input(i).code : f32x4.load(scratch.get, at(offsets, layer - 1).a + 16 * i));
      const product = isBias ? dz : f32x4.multiply(once(`input ${layer} ${i}`, input), dz);
      f.emit(f32x4.add(sum.get, product), set(sum));
    });
  });
}
