import { at } from '../at.ts';
import type { Entry } from './gradient-loops.ts';
import { f32x4, i32 } from './instructions.ts';
import { dataStep, scratchOffsets } from './memory-map.ts';
import type { Vector } from './arithmetic.ts';
import { rowSource, type Pen } from './pen.ts';
import { backwardRow, forwardRow } from './row.ts';
import { set, type Code, type Local } from './wasm.ts';

/**
 * First pass over the vectors of rows from `from` to `end`: predicts, and stores hidden activations and all dz in the
 * scratch. Each is stored as soon as it is there: V8 begins sums as late as it can, and loads all that they need before; a
 * store makes it finish one sum before it loads for the next (half the time of storing at the end).
 * @param lone of a folded network: the sum of the last neuron's dz, which is added up and not stored
 */
export function writeErrors(pen: Pen, from: Local, end: Local, lone?: Local): void {
  const { spec: { network, ownRows }, f, m } = pen;
  const offsets = scratchOffsets(network);
  const outputs = network.layers.length - 1;
  overRows(pen, from, end, (data, scratch) => {
    const source = rowSource(pen, data, ownRows);
    const store = (offset: number, { code }: Vector) => f.emit(f32x4.store(scratch.get, code, offset));
    const values = forwardRow(m, network, source, (l, u, a) => { if (l < outputs - (lone === undefined ? 0 : 1)) store(at(offsets, l).a + 16 * u, a); });
    backwardRow(m, network, source, values, lone !== undefined, (l, u, dz) => {
      if (lone !== undefined && l === outputs) f.emit(f32x4.add(lone.get, dz.code), set(lone));
      else store(at(offsets, l).dz + 16 * u, dz);
    }, source.present);
  });
}

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

/** A loop over the data from `from` to `end`, and over the scratch beside it. */
function overRows({ spec, map, f }: Pen, from: Local, end: Local, body: (data: Local, scratch: Local) => void): void {
  const data = f.keep('i32', from.get);
  const scratch = f.keep('i32', i32.constant(map.scratch));
  f.repeat(() => {
    body(data, scratch);
    f.emit(i32.increase(data, i32.constant(dataStep(spec.network, spec.lanes, spec.ownRows))));
    f.emit(i32.increase(scratch, i32.constant(map.scratchStep)));
  }, () => i32.notEqual(data.get, end.get));
}
