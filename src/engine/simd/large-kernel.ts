import type { Arithmetic } from '../arithmetic.ts';
import { activations } from '../activation/registry.ts';
import { at } from '../at.ts';
import { losses } from '../loss/registry.ts';
import { activationOf, type ActivationName } from '../network.ts';
import { sumsOfLanes, writeAdjust, writePowers } from './adjustment.ts';
import { HERE, makePool, vectorArithmetic, type Pool, type Vector } from './arithmetic.ts';
import { f32x4, i32 } from './instructions.ts';
import { mapLarge, type LargeLayer, type LargeMap, type LargeSpec } from './large-map.ts';
import { overNumbers, overTiles, overVectors } from './large-loops.ts';
import { CONSTANTS, LOSS, MOST_CONSTANTS, RATES } from './memory-map.ts';
import { INPUT, ROW } from './sparse.ts';
import { assemble, procedure, set, type Code, type Local, type Procedure } from './wasm.ts';

export interface LargeKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly map: LargeMap;
  /** Numbers that must stand at CONSTANTS. */
  readonly constants: readonly number[];
}

interface Pen {
  readonly spec: LargeSpec;
  readonly map: LargeMap;
  readonly f: Procedure;
  readonly m: Arithmetic<Vector>;
}

/** 1 / rows of the batch; the rate stands at RATES. */
export const SHARE = RATES + 16;

/**
 * The kernel of large networks: one network, its units in the lanes, loops over inputs and units. Inputs that are 0 are
 * skipped. `order` is the address of a list of addresses of rows. Its procedures:
 *
 * learn(order, count): adds the gradients of so many rows, from 1 to map.rowsAtOnce.
 * raise(): raises the optimizer's powers by one, before an adjustment.
 * adjust(from, to): adjusts the parameters that stand at these offsets (bytes) of a block by their gradients, which become 0 again. The
 * rate stands at RATES, 1 / rows at SHARE.
 * measure(order, count): adds the losses of so many rows to LOSS, four lanes.
 */
export function makeLargeKernel(spec: LargeSpec): LargeKernel {
  const map = mapLarge(spec);
  const pool = makePool(CONSTANTS, MOST_CONSTANTS);
  const procedures = [writeLearn(spec, map, pool), writeRaise(spec, map, pool), writeAdjustAll(spec, map, pool), writeMeasure(spec, map, pool)];
  return { bytes: assemble(procedures, map.end), map, constants: pool.values };
}

function writeLearn(spec: LargeSpec, map: LargeMap, pool: Pool): Procedure {
  const f = procedure('learn');
  const order = f.parameter();
  const count = f.parameter();
  const pen: Pen = { spec, map, f, m: vectorArithmetic(f, pool) };
  const end = f.keep('i32', i32.add(order.get, i32.multiply(count.get, i32.constant(4))));
  overRows(pen, order, end, (row, scratch) => {
    predict(pen, row, scratch, 'slopes');
    const targets = f.keep('i32', i32.load(row.get, ROW.targets));
    outputErrors(pen, targets, scratch);
    for (let l = map.layers.length - 1; l > 0; l--) carryBack(pen, at(map.layers, l), at(map.layers, l - 1), scratch);
  });
  overRows(pen, order, end, (row, scratch) => addInputGradients(pen, row, scratch));
  for (let l = 1; l < map.layers.length; l++) addGradients(pen, at(map.layers, l - 1), at(map.layers, l), count);
  return f;
}

function writeMeasure(spec: LargeSpec, map: LargeMap, pool: Pool): Procedure {
  const f = procedure('measure');
  const order = f.parameter();
  const count = f.parameter();
  const pen: Pen = { spec, map, f, m: vectorArithmetic(f, pool) };
  const { form } = losses[spec.network.loss];
  const last = at(map.layers, map.layers.length - 1);
  const sum = f.keep('v128', f32x4.load(HERE, LOSS));
  const end = f.keep('i32', i32.add(order.get, i32.multiply(count.get, i32.constant(4))));
  overRows(pen, order, end, (row, scratch) => {
    predict(pen, row, scratch, 'sums');
    const targets = f.keep('i32', i32.load(row.get, ROW.targets));
    overVectors(f, last.width, (offset) => {
      const a = pen.m.share({ code: f32x4.load(i32.add(scratch.get, offset), last.a) });
      const y = pen.m.share({ code: f32x4.load(i32.add(targets.get, offset)) });
      const z = pen.m.share({ code: f32x4.load(i32.add(scratch.get, offset), last.dz) });
      const loss = f32x4.and(form.value(pen.m, a, y, z).code, f32x4.load(offset, last.lanes));
      f.emit(f32x4.add(sum.get, loss), set(sum));
    });
  });
  f.emit(f32x4.store(HERE, sum.get, LOSS));
  return f;
}

function writeRaise(spec: LargeSpec, map: LargeMap, pool: Pool): Procedure {
  const f = procedure('raise');
  writePowers({ spec, map, f, m: vectorArithmetic(f, pool) });
  return f;
}

function writeAdjustAll(spec: LargeSpec, map: LargeMap, pool: Pool): Procedure {
  const f = procedure('adjust');
  const offset = f.parameter();
  const end = f.parameter();
  const pen: Pen = { spec, map, f, m: vectorArithmetic(f, pool) };
  const rate = f.keep('v128', f32x4.loadSplat(HERE, RATES));
  const share = f.keep('v128', f32x4.loadSplat(HERE, SHARE));
  f.repeat(() => {
    writeAdjust(pen, offset.get, 0, f32x4.load(offset.get, map.gradients), true, rate.get, share.get);
    f.emit(f32x4.store(offset.get, f32x4.zero, map.gradients));
    f.emit(i32.increase(offset, i32.constant(16)));
  }, () => i32.notEqual(offset.get, end.get));
  return f;
}

/** What is kept of a sum beside its activation, at `dz`: the slope f'(z) to learn from, or the sum itself to measure. */
type Beside = 'slopes' | 'sums';

/** Forward: every layer's activations, and what is kept beside them, into the row's scratch. */
function predict(pen: Pen, row: Local, scratch: Local, beside: Beside): void {
  const { spec, map, f } = pen;
  map.layers.forEach((layer, l) => {
    overTiles(f, layer.width, (offset, count) => {
      const sums = Array.from({ length: count }, (_, k) => f.keep('v128', f32x4.load(offset, layer.biases + 16 * k)));
      const add = (x: Code, weights: Code, shift: number) => {
        const input = f.keep('v128', x);
        sums.forEach((sum, k) => f.emit(f32x4.add(sum.get, f32x4.multiply(input.get, f32x4.load(weights, shift + 16 * k))), set(sum)));
      };
      if (l === 0) overInputs(pen, row, (input) => add(f32x4.loadSplat(input.get, 4), f.keep('i32', i32.add(i32.load(input.get), offset)).get, layer.weights));
      else {
        const weights = f.keep('i32', offset);
        overNumbers(f, i32.add(scratch.get, i32.constant(at(map.layers, l - 1).a)), layer.inputs, (input) => {
          add(f32x4.loadSplat(input.get), weights.get, layer.weights);
          f.emit(i32.increase(weights, i32.constant(4 * layer.width)));
        });
      }
      const to = f.keep('i32', i32.add(scratch.get, offset));
      sums.forEach((sum, k) => f.emit(f32x4.store(to.get, sum.get, layer.a + 16 * k)));
    });
    activate(pen, activationOf(spec.network, l), layer, scratch, beside);
  });
}

function activate({ f, m }: Pen, name: ActivationName, layer: LargeLayer, scratch: Local, beside: Beside): void {
  if (name === 'softmax') {
    softmax(f, m, layer, scratch, beside);
    return;
  }
  const { form } = activations[name];
  overVectors(f, layer.width, (offset) => {
    const here = f.keep('i32', i32.add(scratch.get, offset));
    const z = m.share({ code: f32x4.load(here.get, layer.a) });
    const a = m.share(form.value(m, z));
    f.emit(f32x4.store(here.get, a.code, layer.a));
    f.emit(f32x4.store(here.get, (beside === 'sums' ? z : form.derivative(m, z, a)).code, layer.dz));
  });
}

/** Softmax with its units in lanes: lanes without a unit are left out. */
function softmax(f: Procedure, m: Arithmetic<Vector>, layer: LargeLayer, scratch: Local, beside: Beside): void {
  const largest = f.keep('v128', f32x4.loadSplat(scratch.get, layer.a));
  const sum = f.keep('v128', f32x4.zero);
  const numbers = (body: (here: Local, offset: Code, z: Vector) => void) => overVectors(f, layer.width, (offset) => {
    const here = f.keep('i32', i32.add(scratch.get, offset));
    body(here, offset, m.share({ code: f32x4.load(here.get, layer.a) }));
  });
  const most = (x: Vector, y: Vector) => m.whereGreater(x, y, x, y);
  numbers((_here, offset, z) => {
    const unit = f32x4.load(offset, layer.lanes);
    f.emit(most(m.share({ code: f32x4.select(z.code, largest.get, unit) }), { code: largest.get }).code, set(largest));
  });
  acrossLanes(f, largest, (x, y) => most({ code: x }, { code: y }).code);
  numbers((here, offset, z) => {
    if (beside === 'sums') f.emit(f32x4.store(here.get, z.code, layer.dz));
    const e = m.share({ code: f32x4.and(m.exp(m.subtract(z, { code: largest.get })).code, f32x4.load(offset, layer.lanes)) });
    f.emit(f32x4.store(here.get, e.code, layer.a), f32x4.add(sum.get, e.code), set(sum));
  });
  acrossLanes(f, sum, f32x4.add);
  f.emit(m.divide(m.constant(1), { code: sum.get }).code, set(sum));
  numbers((here, _offset, e) => f.emit(f32x4.store(here.get, m.multiply(e, { code: sum.get }).code, layer.a)));
}

/** Puts into every lane what all lanes come to together. */
function acrossLanes(f: Procedure, x: Local, together: (x: Code, y: Code) => Code): void {
  f.emit(together(x.get, f.keep('v128', f32x4.shuffle(x.get, x.get, [2, 3, 0, 1])).get), set(x));
  f.emit(together(x.get, f.keep('v128', f32x4.shuffle(x.get, x.get, [1, 0, 3, 2])).get), set(x));
}

/** dz of the outputs. */
function outputErrors({ spec: { network }, map, f, m }: Pen, targets: Local, scratch: Local): void {
  const last = map.layers.length - 1;
  const layer = at(map.layers, last);
  const loss = losses[network.loss];
  overVectors(f, layer.width, (offset) => {
    const here = f.keep('i32', i32.add(scratch.get, offset));
    const a = m.share({ code: f32x4.load(here.get, layer.a) });
    const y = m.share({ code: f32x4.load(i32.add(targets.get, offset)) });
    const error = loss.form.error(m, a, y);
    const cancels = loss.cancels === activationOf(network, last);
    const dz = cancels ? error : m.multiply(error, { code: f32x4.load(here.get, layer.dz) });
    f.emit(f32x4.store(here.get, f32x4.and(dz.code, f32x4.load(offset, layer.lanes)), layer.dz));
  });
}

/** dz of the layer below: weight × dz, summed over the units, times the slope that waits in its place. Four neurons at a time. */
function carryBack({ f }: Pen, layer: LargeLayer, below: LargeLayer, scratch: Local): void {
  const weights = f.keep('i32', i32.constant(layer.weights));
  overVectors(f, below.width, (offset) => {
    const sums = [0, 1, 2, 3].map(() => f.keep('v128', f32x4.zero));
    overVectors(f, layer.width, (unit) => {
      const dz = f.keep('v128', f32x4.load(i32.add(scratch.get, unit), layer.dz));
      const here = f.keep('i32', i32.add(weights.get, unit));
      sums.forEach((sum, i) => f.emit(f32x4.add(sum.get, f32x4.multiply(dz.get, f32x4.load(here.get, 4 * layer.width * i))), set(sum)));
    });
    const da = sumsOfLanes(f, sums.map(({ get }) => get));
    const here = f.keep('i32', i32.add(scratch.get, offset));
    const dz = f32x4.multiply(da, f32x4.load(here.get, below.dz));
    f.emit(f32x4.store(here.get, f32x4.and(dz, f32x4.load(offset, below.lanes)), below.dz));
    f.emit(i32.increase(weights, i32.constant(16 * layer.width)));
  });
}

/** First layer: adds input × dz for the inputs of one row. */
function addInputGradients(pen: Pen, row: Local, scratch: Local): void {
  const { map, f } = pen;
  const layer = at(map.layers, 0);
  const toGradients = map.gradients - map.parameters;
  overTiles(f, layer.width, (offset, count) => {
    const from = f.keep('i32', i32.add(scratch.get, offset));
    const dz = Array.from({ length: count }, (_, k) => f.keep('v128', f32x4.load(from.get, layer.dz + 16 * k)));
    overInputs(pen, row, (input) => {
      const x = f.keep('v128', f32x4.loadSplat(input.get, 4));
      const to = f.keep('i32', i32.add(i32.load(input.get), offset));
      dz.forEach((each, k) => increase(f, to.get, toGradients + layer.weights + 16 * k, f32x4.multiply(x.get, each.get)));
    });
    dz.forEach((each, k) => increase(f, offset, toGradients + layer.biases + 16 * k, each.get));
  });
}

/** Other layers: for each input, activation × dz summed over `count` rows in the scratch. */
function addGradients({ map, f }: Pen, below: LargeLayer, layer: LargeLayer, count: Local): void {
  const toGradients = map.gradients - map.parameters;
  const end = f.keep('i32', i32.add(i32.constant(map.scratch), i32.multiply(count.get, i32.constant(map.scratchStep))));
  const overScratch = (body: (scratch: Local) => void) => {
    const scratch = f.keep('i32', i32.constant(map.scratch));
    f.repeat(() => {
      body(scratch);
      f.emit(i32.increase(scratch, i32.constant(map.scratchStep)));
    }, () => i32.notEqual(scratch.get, end.get));
  };
  overTiles(f, layer.width, (offset, vectors) => {
    const sumOver = (to: Code, address: number, scaled: (dz: Code, scratch: Local) => Code) => {
      const sums = Array.from({ length: vectors }, (_, k) => f.keep('v128', f32x4.load(to, address + 16 * k)));
      overScratch((scratch) => {
        const from = f.keep('i32', i32.add(scratch.get, offset));
        sums.forEach((sum, k) => f.emit(f32x4.add(sum.get, scaled(f32x4.load(from.get, layer.dz + 16 * k), scratch)), set(sum)));
      });
      sums.forEach((sum, k) => f.emit(f32x4.store(to, sum.get, address + 16 * k)));
    };
    const to = f.keep('i32', offset);
    overNumbers(f, i32.constant(0), below.units, (input) => {
      sumOver(to.get, toGradients + layer.weights, (dz, scratch) => f32x4.multiply(f32x4.loadSplat(i32.add(scratch.get, input.get), below.a), dz));
      f.emit(i32.increase(to, i32.constant(4 * layer.width)));
    });
    sumOver(offset, toGradients + layer.biases, (dz) => dz);
  });
}

function increase(f: Procedure, address: Code, offset: number, by: Code): void {
  f.emit(f32x4.store(address, f32x4.add(f32x4.load(address, offset), by), offset));
}

/** A loop over the rows of an order, and the scratch of each. */
function overRows({ map, f }: Pen, order: Local, end: Local, body: (row: Local, scratch: Local) => void): void {
  const next = f.keep('i32', order.get);
  const scratch = f.keep('i32', i32.constant(map.scratch));
  const row = f.local('i32');
  f.repeat(() => {
    f.emit(i32.load(next.get), set(row));
    body(row, scratch);
    f.emit(i32.increase(next, i32.constant(4)));
    f.emit(i32.increase(scratch, i32.constant(map.scratchStep)));
  }, () => i32.notEqual(next.get, end.get));
}

/** A loop over the inputs of a row that are not 0. */
function overInputs({ f }: Pen, row: Local, body: (input: Local) => void): void {
  const input = f.keep('i32', i32.load(row.get, ROW.inputs));
  const end = f.keep('i32', i32.load(row.get, ROW.end));
  f.when(i32.notEqual(input.get, end.get), () => f.repeat(() => {
    body(input);
    f.emit(i32.increase(input, i32.constant(INPUT)));
  }, () => i32.notEqual(input.get, end.get)));
}
