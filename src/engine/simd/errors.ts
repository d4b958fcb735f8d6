import type { Arithmetic } from '../arithmetic.ts';
import { at } from '../at.ts';
import { outputCount } from '../network.ts';
import { HERE, type Vector } from './arithmetic.ts';
import { f32x4 } from './instructions.ts';
import { isPiecewise, LOSS, scratchOffsets } from './memory-map.ts';
import { overRows } from './over-rows.ts';
import { rowSource, type Pen } from './pen.ts';
import { backwardRow, errorsOfRow, forwardRow, outputsOfRow, type LayerValues } from './row.ts';
import { set, type Local } from './wasm.ts';

/**
 * First pass over the vectors of rows from `from` to `end`: predicts, and stores hidden activations and all dz in the
 * scratch, in one loop, or in three (isPiecewise) that find what they need of the one before in the scratch.
 * @param lone of a folded network: the sum of the last neuron's dz, which is added up and not stored
 */
export function writeErrors(pen: Pen, from: Local, end: Local, lone?: Local): void {
  if (!isPiecewise(pen.spec.network)) {
    overRows(pen, from, end, (data, scratch) => {
      const row = rowErrors(pen, data, scratch, lone);
      const { hidden, sums } = row.forward();
      row.backward(row.reread(hidden), row.judge(sums));
    });
    return;
  }
  overRows(pen, from, end, (data, scratch) => { rowErrors(pen, data, scratch).forward(); });
  overRows(pen, from, end, (data, scratch) => {
    const row = rowErrors(pen, data, scratch);
    row.judge(row.keptOutputs());
  });
  overRows(pen, from, end, (data, scratch) => {
    const row = rowErrors(pen, data, scratch);
    row.backward(row.keptHidden(), row.keptOutputs());
  });
}

/**
 * What is done with one vector of rows. Numbers are stored as soon as they are there, and the outputs' sums and exponents for
 * nothing but that: V8 begins sums as late as it can, and loads all that they need before, more than it has registers for; a
 * store makes it finish one sum before it loads for the next (half the time of storing at the end).
 */
function rowErrors(pen: Pen, data: Local, scratch: Local, lone?: Local) {
  const { spec: { network, ownRows, filled }, f, m } = pen;
  const offsets = scratchOffsets(network);
  const outputs = network.layers.length - 1;
  const folded = lone !== undefined;
  const piecewise = isPiecewise(network);
  const isStored = (l: number) => !folded || l < outputs - 1;
  const source = rowSource(pen, data, ownRows);
  const store = (offset: number, u: number, { code }: Vector) => f.emit(f32x4.store(scratch.get, code, offset + 16 * u));
  const load = (offset: number, u: number): Vector => ({ code: f32x4.load(scratch.get, offset + 16 * u) });
  const ofOutputs = at(offsets, outputs).dz;
  return {
    /** Predicts up to the outputs' sums. */
    forward() {
      const values = forwardRow(m, network, source, (l, u, a, z) => {
        if (isStored(l)) store(at(offsets, l).a, u, a);
        if (piecewise) store(at(offsets, l).z, u, z);
      });
      if (piecewise) values.sums.forEach((sum, u) => store(ofOutputs, u, sum));
      return values;
    },
    /** From the outputs' sums to their dz. */
    judge(sums: readonly Vector[]): readonly Vector[] {
      const values = outputsOfRow(storingExponents(pen), network, sums, (u, value) => store(ofOutputs, u, value));
      return errorsOfRow(m, network, source, values, (_, u, dz) => {
        if (folded) f.emit(f32x4.add(lone.get, dz.code), set(lone));
        else store(ofOutputs, u, dz);
      }, filled ? (error) => error : source.present);
    },
    backward(hidden: readonly LayerValues<Vector>[], dz: readonly Vector[]) {
      backwardRow(m, network, source, hidden, dz, folded, (l, u, error) => store(at(offsets, l).dz, u, error));
    },
    /** Hidden activations are loaded again where their slopes are wanted, rather than held in registers until then. */
    reread: (hidden: readonly LayerValues<Vector>[]): readonly LayerValues<Vector>[] =>
      hidden.map(({ z, a }, l) => ({ z, a: isStored(l) ? a.map((_, u) => load(at(offsets, l).a, u)) : a })),
    keptHidden: (): readonly LayerValues<Vector>[] => network.layers.slice(0, -1).map(({ units }, l) => {
      const all = (offset: number) => Array.from({ length: units }, (_, u) => load(offset, u));
      return { z: all(at(offsets, l).z), a: all(at(offsets, l).a) };
    }),
    /** Their sums until they are judged, then their dz. */
    keptOutputs: () => Array.from({ length: outputCount(network) }, (_, u) => m.share(load(ofOutputs, u))),
  };
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
