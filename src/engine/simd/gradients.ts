import type { Arithmetic } from '../arithmetic.ts';
import { at } from '../at.ts';
import type { Entry } from './gradient-loops.ts';
import { f32x4, i32 } from './instructions.ts';
import { dataStep, LOSS, scratchOffsets } from './memory-map.ts';
import { HERE, type Vector } from './arithmetic.ts';
import { rowSource, type Pen } from './pen.ts';
import { backwardRow, forwardRow } from './row.ts';
import { set, type Code, type Local } from './wasm.ts';

/**
 * First pass over the vectors of rows from `from` to `end`: predicts, and stores hidden activations and all dz in the
 * scratch. Each is stored as soon as it is there, and the outputs' sums and exponents for nothing but that: V8 begins sums as
 * late as it can, and loads all that they need before, more than it has registers for; a store makes it finish one sum
 * before it loads for the next (half the time of storing at the end).
 * @param lone of a folded network: the sum of the last neuron's dz, which is added up and not stored
 */
export function writeErrors(pen: Pen, from: Local, end: Local, lone?: Local): void {
  const { spec: { network, ownRows }, f } = pen;
  const offsets = scratchOffsets(network);
  const outputs = network.layers.length - 1;
  const folded = lone !== undefined;
  overRows(pen, from, end, (data, scratch) => {
    const source = rowSource(pen, data, ownRows);
    const place = (l: number, u: number) => (l < outputs ? at(offsets, l).a : at(offsets, l).dz) + 16 * u;
    const isStored = (l: number) => !folded || l < outputs - 1;
    const store = (offset: number, { code }: Vector) => f.emit(f32x4.store(scratch.get, code, offset));
    const values = forwardRow(storingExponents(pen), network, source, (l, u, a) => { if (isStored(l)) store(place(l, u), a); });
    // Hidden activations are loaded again where their slopes are wanted, rather than held in registers until then.
    const loaded = values.map(({ z, a }, l) => (
      { z, a: l < outputs && isStored(l) ? a.map((_, u) => ({ code: f32x4.load(scratch.get, place(l, u)) })) : a }
    ));
    backwardRow(pen.m, network, source, loaded, folded, (l, u, dz) => {
      if (folded && l === outputs) f.emit(f32x4.add(lone.get, dz.code), set(lone));
      else store(at(offsets, l).dz + 16 * u, dz);
    }, pen.spec.filled ? (error) => error : source.present);
  });
}

/** Arithmetic whose exponents are stored where nobody reads them. */
function storingExponents({ f, m }: Pen): Arithmetic<Vector> {
  return {
    ...m,
    exp(x) {
      const power = m.share(m.exp(x));
      f.emit(f32x4.store(HERE, power.code, LOSS));
      return power;
    },
  };
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
