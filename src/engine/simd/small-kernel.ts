import { at } from '../at.ts';
import { writeAdjustment, writeFiniteCount, writePowers } from './adjustment.ts';
import { HERE, makePool, vectorArithmetic, type Pool } from './arithmetic.ts';
import { unfold } from './fold.ts';
import { writeErrors } from './errors.ts';
import { writeSums } from './gradients.ts';
import { f32, f32x4, i32 } from './instructions.ts';
import { CONSTANTS, dataStep, LOSS, mapMemory, MOST_CONSTANTS, vectorsAtOnce, type MemoryMap, type SmallSpec } from './memory-map.ts';
import { rowSource, type Pen } from './pen.ts';
import { lossOfRow } from './row.ts';
import { assemble, procedure, set, type Local, type Procedure } from './wasm.ts';

export interface SmallKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly map: MemoryMap;
  /** Numbers that must stand at CONSTANTS. */
  readonly constants: readonly number[];
}

/**
 * The kernel of small networks, written for one shape: straight lines for the units, a loop over the rows. Two passes keep
 * it within 16 vector registers: the first stores activations and errors of all rows of a batch, the second sums
 * gradients. Its procedures:
 *
 * train(epochs, data, rows, batch, rates, rateStep): so many epochs (from 1) over the rows at `data`; the first epoch's
 * rate stands at `rates`, the next rateStep bytes on. Every batch begins with a new vector. Adds to DONE.
 *
 * measure(data, end): the sum of the losses of the rows from data to end goes to LOSS.
 */
export function makeSmallKernel(spec: SmallSpec): SmallKernel {
  const map = mapMemory(spec);
  const pool = makePool(CONSTANTS, MOST_CONSTANTS);
  const procedures = [writeTrain(spec, map, pool), writeMeasure(spec, map, pool)];
  return { bytes: assemble(procedures, map.end), map, constants: pool.values };
}

function writeMeasure(spec: SmallSpec, map: MemoryMap, pool: Pool): Procedure {
  const f = procedure('measure');
  const data = f.parameter();
  const end = f.parameter();
  const pen: Pen = { spec, map, f, m: vectorArithmetic(f, pool) };
  const sum = f.keep('v128', f32x4.zero);
  const source = rowSource(pen, data, false);
  f.repeat(() => {
    const loss = source.present(lossOfRow(pen.m, spec.network, source));
    f.emit(f32x4.add(sum.get, loss.code), set(sum));
    f.emit(i32.increase(data, i32.constant(dataStep(spec.network, spec.lanes, false))));
  }, () => i32.notEqual(data.get, end.get));
  f.emit(f32x4.store(HERE, sum.get, LOSS));
  return f;
}

function writeTrain(spec: SmallSpec, map: MemoryMap, pool: Pool): Procedure {
  const f = procedure('train');
  const epochs = f.parameter();
  const data = f.parameter();
  const rows = f.parameter();
  const batch = f.parameter();
  const rates = f.parameter();
  const rateStep = f.parameter();
  const pen: Pen = { spec, map, f, m: vectorArithmetic(f, pool) };
  const inRows = spec.lanes === 'rows';
  const step = i32.constant(dataStep(spec.network, spec.lanes, spec.ownRows));
  const [from, end, left, count] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')];
  const [rate, share] = [f.local('v128'), f.local('v128')];
  f.repeat(() => {
    f.emit((inRows ? f32x4.loadSplat : f32x4.load)(rates.get), set(rate));
    f.emit(data.get, set(from), rows.get, set(left));
    f.repeat(() => {
      f.emit(i32.select(left.get, batch.get, i32.lessUnsigned(left.get, batch.get)), set(count));
      f.emit(f32x4.splat(f32.divide(f32.constant(1), f32.convert(count.get))), set(share));
      const vectors = inRows ? i32.shiftRight(i32.add(count.get, i32.constant(3)), i32.constant(2)) : count.get;
      f.emit(i32.add(from.get, i32.multiply(vectors, step)), set(end));
      writePowers(pen);
      if (spec.atOnce) writeBatch(pen, from, end, rate, share);
      else writeBatchInParts(pen, from, end, rate, share);
      f.emit(end.get, set(from));
      f.emit(i32.subtract(left.get, count.get), set(left));
    }, () => left.get);
    writeFiniteCount(pen);
    f.emit(i32.increase(rates, rateStep.get));
    f.emit(i32.subtract(epochs.get, i32.constant(1)), set(epochs));
  }, () => epochs.get);
  return f;
}

function writeBatch(pen: Pen, from: Local, end: Local, rate: Local, share: Local): void {
  const { f, map: { loops, folded } } = pen;
  const lone = folded.length === 0 ? undefined : f.keep('v128', f32x4.zero);
  writeErrors(pen, from, end, lone);
  const all = loops.map((loop) => {
    const sums = loop.map(() => f.keep('v128', f32x4.zero));
    writeSums(pen, loop, sums, from, end);
    if (lone === undefined) writeAdjustment(pen, loop, sums, rate, share);
    return sums;
  });
  if (lone !== undefined) adjustFolded(pen, from, all, lone, rate, share);
}

/** Adjusts all parameters of a folded network, of which one layer's gradients take the other's parameters. */
function adjustFolded(pen: Pen, row: Local, sums: readonly (readonly Local[])[], errors: Local, rate: Local, share: Local): void {
  const { loops, folded } = pen.map;
  const gradients = unfold(pen, row, sums, errors);
  loops.forEach((loop, l) => writeAdjustment(pen, loop, at(sums, l), rate, share));
  writeAdjustment(pen, folded, gradients, rate, share);
}

/** A batch whose errors do not fit into the scratch: gradients wait in memory from part to part. */
function writeBatchInParts(pen: Pen, from: Local, end: Local, rate: Local, share: Local): void {
  const { spec, map, f } = pen;
  const partBytes = vectorsAtOnce(spec.network) * dataStep(spec.network, spec.lanes, spec.ownRows);
  let next = map.gradients;
  const loops = map.loops.map((loop) => ({
    loop,
    sums: loop.map(() => {
      next += 16;
      return { local: f.local('v128'), address: next - 16 };
    }),
  }));
  const all = loops.flatMap(({ sums }) => sums);
  const lone = map.folded.length === 0 ? undefined : f.keep('v128', f32x4.zero);
  for (const { address } of all) f.emit(f32x4.store(HERE, f32x4.zero, address));
  const rest = f.local('i32');
  const partEnd = f.local('i32');
  f.repeat(() => {
    f.emit(i32.subtract(end.get, from.get), set(rest));
    const bytes = i32.select(rest.get, i32.constant(partBytes), i32.lessUnsigned(rest.get, i32.constant(partBytes)));
    f.emit(i32.add(from.get, bytes), set(partEnd));
    writeErrors(pen, from, partEnd, lone);
    for (const { loop, sums } of loops) {
      for (const { local, address } of sums) f.emit(f32x4.load(HERE, address), set(local));
      writeSums(pen, loop, sums.map(({ local }) => local), from, partEnd);
      for (const { local, address } of sums) f.emit(f32x4.store(HERE, local.get, address));
    }
    f.emit(partEnd.get, set(from));
  }, () => i32.notEqual(from.get, end.get));
  for (const { loop, sums } of loops) {
    for (const { local, address } of sums) f.emit(f32x4.load(HERE, address), set(local));
    if (lone === undefined) writeAdjustment(pen, loop, sums.map(({ local }) => local), rate, share);
  }
  if (lone !== undefined) adjustFolded(pen, from, loops.map(({ sums }) => sums.map(({ local }) => local)), lone, rate, share);
}
