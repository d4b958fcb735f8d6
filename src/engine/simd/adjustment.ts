import type { Arithmetic } from '../arithmetic.ts';
import { at } from '../at.ts';
import type { Optimizer } from '../optimizer/optimizer.ts';
import { penaliseBy } from '../penalty.ts';
import { HERE, type Vector } from './arithmetic.ts';
import type { Entry } from './gradient-loops.ts';
import { f32x4, i32x4 } from './instructions.ts';
import { DONE, firstPlace, GONE } from './memory-map.ts';
import type { Pen } from './pen.ts';
import { set, type Code, type Local, type Procedure } from './wasm.ts';

/**
 * Adjusts the parameters of one loop.
 * @param sums of the gradients over the batch, one per entry
 * @param share 1 / rows of the batch
 */
export function writeAdjustment(pen: Pen, loop: readonly Entry[], sums: readonly Local[], rate: Local, share: Local): void {
  const first = firstPlace(pen.map, loop);
  if (pen.spec.lanes === 'networks') {
    loop.forEach(({ isBias }, index) => {
      writeAdjust(pen, HERE, pen.map.placeBytes * (first + index), at(sums, index).get, !isBias, rate.get, share.get);
    });
    return;
  }
  for (let index = 0; index < loop.length; index += 4) {
    const sum = sumsOfLanes(pen.f, sums.slice(index, index + 4).map(({ get }) => get));
    writeAdjust(pen, HERE, 4 * (first + index), sum, true, rate.get, share.get);
  }
}

/** What adjustments are written with: the numbers of a parameter stand at the same offset in every block. */
export interface AdjustPen {
  readonly spec: { readonly optimizer: Optimizer; readonly frozen: boolean; readonly penalised: boolean };
  readonly map: {
    readonly block: number; readonly parameters: number; readonly memory: number; readonly mask: number; readonly l1: number; readonly l2: number;
  };
  readonly f: Procedure;
  readonly m: Arithmetic<Vector>;
}

/** Adjusts four neighbours (or a parameter of four networks), which stand at base + offset in the blocks. */
export function writeAdjust(
  { spec, map, f, m }: AdjustPen, base: Code, offset: number, sum: Code, isWeight: boolean, rate: Code, share: Code,
): void {
  const { optimizer, frozen, penalised } = spec;
  const load = (block: number): Vector => ({ code: f32x4.load(base, block + offset) });
  const parameter = m.share(load(map.parameters));
  const ofData = m.multiply({ code: sum }, { code: share });
  // A bias that shares its vector with weights has the penalty 0.
  const gradient = penalised && isWeight ? penaliseBy(m, { l1: load(map.l1), l2: load(map.l2) }, ofData, parameter) : ofData;
  const memory = Array.from({ length: optimizer.memory }, (_, k) => m.share(load(map.memory + k * map.block)));
  const gone = optimizer.decays.map((_, k): Vector => ({ code: f32x4.load(HERE, GONE + 16 * k) }));
  const step = optimizer.step(m, m.share(gradient), { code: rate }, memory, gone);
  step.memory.forEach(({ code }, k) => f.emit(f32x4.store(base, code, map.memory + k * map.block + offset)));
  const change = frozen ? { code: f32x4.and(step.change.code, load(map.mask).code) } : step.change;
  f.emit(f32x4.store(base, m.subtract(parameter, change).code, map.parameters + offset));
}

/**
 * Raises every power by one; before the adjustments of a batch. What is kept is 1 - d^k, as d (1 - d^(k-1)) + (1 - d): the
 * difference itself would lose its digits where d is near 1.
 */
export function writePowers({ spec: { optimizer }, f, m }: AdjustPen): void {
  optimizer.decays.forEach((decay, k) => {
    const next = m.add(m.multiply({ code: f32x4.load(HERE, GONE + 16 * k) }, m.constant(decay)), m.constant(1 - decay));
    f.emit(f32x4.store(HERE, next.code, GONE + 16 * k));
  });
}

/** The sums over the lanes of up to four vectors, side by side. */
export function sumsOfLanes(f: Procedure, vectors: readonly Code[]): Code {
  const vector = (index: number): Code => vectors[index] ?? f32x4.zero;
  const pair = (x: Code, y: Code): Code =>
    f.keep('v128', f32x4.add(f32x4.shuffle(x, y, [0, 4, 1, 5]), f32x4.shuffle(x, y, [2, 6, 3, 7]))).get;
  const [x, y] = [pair(vector(0), vector(1)), pair(vector(2), vector(3))];
  return f32x4.add(f32x4.shuffle(x, y, [0, 1, 4, 5]), f32x4.shuffle(x, y, [2, 3, 6, 7]));
}

/**
 * Adds 1 to DONE in the lanes whose parameters have a finite sum: in the lanes where they are all finite, but for sums
 * beyond 3.4e38, which count as a divergence too. A parameter that is infinite or NaN stays so for ever: where that is how
 * it ended, DONE tells after which epoch it was the first time.
 */
export function writeFiniteCount({ map, f }: Pen): void {
  const sum = f.keep('v128', f32x4.load(HERE, map.parameters));
  for (let offset = 16; offset < map.block; offset += 16) {
    f.emit(f32x4.add(sum.get, f32x4.load(HERE, map.parameters + offset)), set(sum));
  }
  const finite = f32x4.equal(f32x4.subtract(sum.get, sum.get), f32x4.zero);
  f.emit(f32x4.store(HERE, i32x4.subtract(f32x4.load(HERE, DONE), finite), DONE));
}
