import { at } from '../../at.ts';
import { layersOf } from '../../network.ts';
import { BOX_WEIGHT } from '../../loss/class-and-box.ts';
import { lossOf } from '../../loss/registry.ts';
import { writeAdjust, writePowers } from '../adjustment.ts';
import { HERE, makePool, vectorArithmetic, type Pool } from '../arithmetic.ts';
import { f32x4, i32 } from '../instructions.ts';
import { SHARE } from '../large-kernel.ts';
import { CONSTANTS, LOSS, MOST_CONSTANTS, RATES } from '../memory-map.ts';
import { assemble, procedure, set, type Procedure } from '../wasm.ts';
import { writeActivation, writeSlopes } from './activated.ts';
import { classAndBoxLoss } from './class-and-box.ts';
import { elementwiseLoss, type LossCode } from './loss.ts';
import { planStack, type StackPlan, type StackSpec } from './map.ts';
import type { Pen } from './tensor.ts';

export interface StackKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly plan: StackPlan;
  /** Numbers that must stand at CONSTANTS. */
  readonly constants: readonly number[];
}

/**
 * The kernel of networks of several kinds of layers: one network, one row after the other, units and channels in the lanes.
 * `order` is the address of a list of addresses of rows. Its procedures:
 *
 * learn(order, count): adds the gradients of so many rows, at least one.
 * raise(), adjust(from, to): as in large-kernel.ts.
 * prepare(): after parameters have changed, before rows are learnt from.
 * measure(order, count): adds the losses of so many rows to LOSS, four lanes.
 */
export function makeStackKernel(spec: StackSpec): StackKernel {
  const plan = planStack(spec);
  const pool = makePool(CONSTANTS, MOST_CONSTANTS);
  const procedures = [writeLearn(spec, plan, pool), writeRaise(spec, plan, pool), writeAdjustAll(spec, plan, pool), writePrepare(plan, pool), writeMeasure(spec, plan, pool)];
  return { bytes: assemble(procedures, plan.map.end), plan, constants: pool.values };
}

function writeLearn(spec: StackSpec, plan: StackPlan, pool: Pool): Procedure {
  const layers = layersOf(spec.network);
  const last = layers.length - 1;
  const { cancels } = lossOf(spec.network);
  return overRows('learn', plan, pool, true, (pen) => {
    predict(spec, plan, pen);
    lossCode(spec, plan).errors(pen);
    for (let l = last; l >= 0; l--) {
      const code = at(plan.codes, l);
      const { activation } = at(layers, l);
      const cancelled = l === last && cancels !== undefined && cancels === activation;
      if (code.beside !== undefined && activation !== 'linear' && !cancelled) writeSlopes(pen, code.output, code.beside);
      code.backward(pen);
    }
  });
}

function writeMeasure(spec: StackSpec, plan: StackPlan, pool: Pool): Procedure {
  return overRows('measure', plan, pool, false, (pen) => {
    predict(spec, plan, pen);
    lossCode(spec, plan).values(pen, (four) => pen.f.emit(f32x4.store(HERE, f32x4.add(f32x4.load(HERE, LOSS), four), LOSS)));
  });
}

function lossCode({ network: { loss, boxWeight = BOX_WEIGHT } }: StackSpec, { codes, output, targets }: StackPlan): LossCode {
  if (loss === 'class-and-box') return classAndBoxLoss(boxWeight, output, targets);
  return elementwiseLoss(loss, output, at(codes, codes.length - 1).beside ?? output.values, targets);
}

function writeRaise({ optimizer }: StackSpec, { map }: StackPlan, pool: Pool): Procedure {
  const f = procedure('raise');
  writePowers({ spec: { optimizer, frozen: true, penalised: false }, map, f, m: vectorArithmetic(f, pool) });
  return f;
}

/** What fills up vectors is held still, as frozen parameters are. */
function writeAdjustAll({ optimizer, penalised }: StackSpec, { map }: StackPlan, pool: Pool): Procedure {
  const f = procedure('adjust');
  const offset = f.parameter();
  const end = f.parameter();
  const pen = { spec: { optimizer, frozen: true, penalised }, map, f, m: vectorArithmetic(f, pool) };
  const rate = f.keep('v128', f32x4.loadSplat(HERE, RATES));
  const share = f.keep('v128', f32x4.loadSplat(HERE, SHARE));
  f.repeat(() => {
    writeAdjust(pen, offset.get, 0, f32x4.load(offset.get, map.gradients), true, rate.get, share.get);
    f.emit(f32x4.store(offset.get, f32x4.zero, map.gradients));
    f.emit(i32.increase(offset, i32.constant(16)));
  }, () => i32.notEqual(offset.get, end.get));
  return f;
}

function writePrepare({ codes, map }: StackPlan, pool: Pool): Procedure {
  const f = procedure('prepare');
  const row = f.keep('i32', HERE);
  for (const code of codes) code.prepare?.({ f, m: vectorArithmetic(f, pool), map, row, learning: true });
  return f;
}

function predict({ network }: StackSpec, { codes }: StackPlan, pen: Pen): void {
  const layers = layersOf(network);
  codes.forEach((code, l) => {
    code.forward(pen);
    const { activation } = at(layers, l);
    if (activation !== undefined && activation !== 'class-and-box' && code.beside !== undefined) writeActivation(pen, activation, code.output, code.beside);
  });
}

/** A procedure that goes through rows one after the other. */
function overRows(name: string, { map }: StackPlan, pool: Pool, learning: boolean, body: (pen: Pen) => void): Procedure {
  const f = procedure(name);
  const order = f.parameter();
  const count = f.parameter();
  const row = f.local('i32');
  const pen: Pen = { f, m: vectorArithmetic(f, pool), map, row, learning };
  f.repeat(() => {
    f.emit(i32.load(order.get), set(row));
    body(pen);
    f.emit(i32.increase(order, i32.constant(4)), i32.subtract(count.get, i32.constant(1)), set(count));
  }, () => count.get);
  return f;
}
