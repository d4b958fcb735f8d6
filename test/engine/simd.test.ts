// What is the SIMD backend's own: its kernels, how it packs networks, and its arithmetic. That it trains as the reference
// does is the business of the conformance suite.
import { describe, expect, test } from 'vitest';
import { at } from '../../src/engine/at.ts';
import { parameterCount, type ActivationName, type Network } from '../../src/engine/network.ts';
import type { DenseNetwork } from '../../src/engine/layer/kinds.ts';
import type { Plan } from '../../src/engine/population.ts';
import { optimizerOf } from '../../src/engine/optimizer/registry.ts';
import { boundless } from '../../src/engine/pieces.ts';
import { random } from '../../src/engine/random.ts';
import { trainPopulation } from '../../src/engine/reference.ts';
import { makeRows, type Rows } from '../../src/engine/rows.ts';
import { HERE, makePool, vectorArithmetic, type Vector } from '../../src/engine/simd/arithmetic.ts';
import { trainingFlops } from '../../src/engine/simd/flops.ts';
import { foldedEntries } from '../../src/engine/simd/fold.ts';
import { gradientLoops } from '../../src/engine/simd/gradient-loops.ts';
import type { ElementwiseLossName } from '../../src/engine/loss/registry.ts';
import { makeWorkshop } from '../../src/engine/simd/kernel.ts';
import { f32x4 } from '../../src/engine/simd/instructions.ts';
import { trainSimd } from '../../src/engine/simd/train.ts';
import { assemble, procedure } from '../../src/engine/simd/wasm.ts';
import type { Arithmetic } from '../../src/engine/arithmetic.ts';
import { NETWORKS, rowsFor } from './conformance/kinds.ts';

const dense = (inputs: number, units: readonly number[], hidden: ActivationName, last: ActivationName, loss: ElementwiseLossName): DenseNetwork => ({
  inputs, loss, layers: units.map((n, l) => ({ kind: 'dense', units: n, activation: l === units.length - 1 ? last : hidden })),
});
const regression = dense(2, [3, 1], 'tanh', 'linear', 'mean-squared-error');

function someRows(features: number, count: number, outputs = 1): Rows {
  const { normal } = random('rows');
  const table = (width: number) => Array.from({ length: count }, () => Array.from({ length: width }, normal));
  return makeRows(table(features), table(outputs));
}

/** Runs a formula on many numbers, four at a time. */
function run(formula: (m: Arithmetic<Vector>, x: Vector) => Vector, numbers: readonly number[]): number[] {
  const f = procedure('run');
  const address = f.parameter();
  const pool = makePool(0, 64);
  const m = vectorArithmetic(f, pool);
  f.emit(f32x4.store(address.get, formula(m, m.share({ code: f32x4.load(address.get) })).code));
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble([f], 65536)), { engine: { memory } });
  const floats = new Float32Array(memory.buffer);
  floats.set(pool.values);
  return numbers.map((x) => {
    floats.fill(x, 256, 260);
    if (typeof exports['run'] === 'function') exports['run'](1024);
    return floats[256] ?? NaN;
  });
}

describe('arithmetic', () => {
  const many = (from: number, to: number) => Array.from({ length: 2001 }, (_, k) => Math.fround(from + ((to - from) * k) / 2000));
  const worst = (mine: readonly number[], theirs: readonly number[], relative: boolean) =>
    mine.reduce((most, x, k) => Math.max(most, Math.abs(x - at(theirs, k)) / (relative ? Math.abs(at(theirs, k)) : 1)), 0);

  test('exp within 2e-6, and its ends', () => {
    const numbers = [...many(-87, 88), ...many(-1, 1)];
    expect(worst(run((m, x) => m.exp(x), numbers), numbers.map(Math.exp), true)).toBeLessThan(5e-7);
    expect(run((m, x) => m.exp(x), [0, -89, -1e30, -Infinity, 1000, Infinity, NaN])).toEqual([1, 0, 0, 0, Infinity, Infinity, NaN]);
  });
  test('log within 2e-6, and NaN', () => {
    const numbers = [...many(1e-3, 10), ...many(0.9, 1.1), 1e-16, 1e-30, 1e30];
    expect(worst(run((m, x) => m.log(x), numbers), numbers.map(Math.log), false)).toBeLessThan(4e-6);
    expect(worst(run((m, x) => m.log(x), many(1e-3, 1)), many(1e-3, 1).map(Math.log), false)).toBeLessThan(5e-7);
    expect(run((m, x) => m.log(x), [1, NaN])).toEqual([0, NaN]);
  });
  test('choices: every shape of whereGreater', () => {
    const numbers = [-2, 0, 3, NaN];
    expect(run((m, x) => m.whereGreater(x, m.constant(0), x, m.constant(0)), numbers)).toEqual([0, 0, 3, 0]);
    expect(run((m, x) => m.whereGreater(m.constant(0), x, m.constant(0), x), numbers)).toEqual([0, 0, 3, NaN]);
    expect(run((m, x) => m.multiply(x, m.whereGreater(x, m.constant(0), m.constant(1), m.constant(0))), numbers)).toEqual([0, 0, 3, 0]);
    expect(run((m, x) => m.multiply(m.whereGreater(x, m.constant(0), m.constant(0), m.constant(1)), x), [-2, 3])).toEqual([-2, 0]);
    expect(run((m, x) => m.whereGreater(x, m.constant(1), m.constant(5), m.constant(7)), numbers)).toEqual([7, 7, 5, 7]);
  });
  test('a full pool says so', () => {
    const pool = makePool(0, 1);
    expect(pool.addressOf(3)).toBe(pool.addressOf(3));
    expect(() => pool.addressOf(4)).toThrow('pool: more than 1 constants');
    expect(HERE).toEqual([0x41, 0]);
  });
});

test('every gradient is summed once, in loops that fit the registers, or follows from those sums', () => {
  const folding = dense(2, [4, 3, 1], 'relu', 'linear', 'mean-squared-error');
  const plain = optimizerOf();
  expect(foldedEntries(folding, plain).map(({ parameter }) => parameter)).toEqual([27, 28, 29, 30]);
  expect(foldedEntries(regression, plain)).toEqual([]);
  // A sum that is 0 but for rounding would be a step like any other.
  expect(foldedEntries(folding, optimizerOf({ name: 'adam' }))).toEqual([]);
  for (const network of [regression, folding, dense(2, [5, 10, 3], 'relu', 'softmax', 'categorical-cross-entropy'), dense(40, [1], 'relu', 'linear', 'mean-squared-error')]) {
    const loops = gradientLoops(network, plain);
    const parameters = [...loops.flat(), ...foldedEntries(network, plain)].map(({ parameter }) => parameter).toSorted((a, b) => a - b);
    expect(parameters).toEqual(Array.from({ length: parameterCount(network) }, (_, p) => p));
    expect(Math.max(...loops.map(({ length }) => length))).toBeLessThanOrEqual(9);
  }
});

test('the operations of 2-3-1, counted by hand', () => {
  expect(trainingFlops(dense(2, [3, 1], 'relu', 'linear', 'mean-squared-error'))).toBe(50);
});

async function compare(network: Network, rows: Rows, plans: readonly Plan[], tolerance: number): Promise<void> {
  const [mine, theirs] = [await trainSimd(network, rows, plans), await trainPopulation(network, rows, plans)];
  expect(mine).toHaveLength(theirs.length);
  mine.forEach((one, index) => {
    const other = at(theirs, index);
    expect(Math.abs(one.loss - other.loss)).toBeLessThan(tolerance * (1 + other.loss));
    one.parameters.forEach((value, p) => expect(Math.abs(value - (other.parameters[p] ?? NaN))).toBeLessThan(tolerance));
  });
}

const plansOf = (count: number, more: Partial<Plan> = {}): Plan[] => Array.from({ length: count }, (_, seed) => (
  { start: { kind: 'glorot', seed }, learningRate: 0.05, batch: 'full', epochs: 20 + (seed % 3), ...more }
));

test('every kind of layer has code: of all networks of the suite none is refused', async () => {
  const kinds = new Set(Object.values(NETWORKS).flatMap(({ layers }) => layers.map(({ kind }) => kind)));
  expect([...kinds].toSorted()).toEqual([
    'attention', 'class-and-box', 'conv2d', 'dense', 'dropout', 'embedding', 'flatten', 'gru', 'mean', 'message', 'per-step', 'pool', 'recurrent', 'repeat', 'reshape', 'upsample',
  ]);
  for (const [name, network] of Object.entries(NETWORKS)) {
    // oxlint-disable-next-line eslint/no-await-in-loop
    expect(await trainSimd(network, rowsFor(network, 2, name), plansOf(1, { epochs: 0 })), name).toHaveLength(1);
  }
});

test('a box that counts more than single precision holds is refused by its field', async () => {
  const network: Network = { inputs: 3, loss: 'class-and-box', boxWeight: 1e39, layers: [{ kind: 'class-and-box', classes: 2 }] };
  await expect(trainSimd(network, rowsFor(network, 2, 'far'), plansOf(1))).rejects.toThrow('boxWeight: 1e+39 is too large for the single precision of SIMD; train it on the reference');
});

test('what others left in its memory is no target: what fills up classes is 0', async () => {
  const network: Network = { inputs: 3, loss: 'class-and-box', layers: [{ kind: 'class-and-box', classes: 3 }] };
  // Those that are watched stand where later rows are filled up.
  await trainSimd(network, rowsFor(network, 5, 'first'), plansOf(1), { validation: rowsFor(network, 9, 'watched') });
  // Machines that were set aside make room.
  for (let k = 0; k < 9; k++) {
    // oxlint-disable-next-line eslint/no-await-in-loop
    await trainSimd(regression, someRows(2, 3), plansOf(1, { epochs: 0 }));
  }
  const rows = rowsFor(network, 20, 'later');
  const [[later], [wanted]] = await Promise.all([trainSimd(network, rows, plansOf(1, { epochs: 0 })), trainPopulation(network, rows, plansOf(1, { epochs: 0 }))]);
  expect(later?.loss).toBeCloseTo(wanted?.loss ?? NaN, 4);
});

describe('trains as the reference does', () => {
  test.each([1, 2, 3, 5])('%i networks', (count) => compare(regression, someRows(2, 23), plansOf(count), 1e-4));
  test('batches whose rows do not fit into the scratch at once', async () => {
    const rows = someRows(2, 3001);
    await compare(regression, rows, plansOf(1), 1e-4);
    await compare(regression, rows, plansOf(4, { batch: 1000, seed: 3 }), 1e-4);
  });
  test('more parameters than are written out; units that do not fill vectors; tiles and a rest', async () => {
    const network = dense(30, [37, 5, 6], 'tanh', 'linear', 'mean-squared-error');
    const rows = someRows(30, 70, 6);
    rows.inputs.forEach((_, i) => { if (i % 3 !== 0) rows.inputs[i] = 0; });
    await compare(network, rows, plansOf(2), 1e-4);
    await compare(network, rows, plansOf(1, { batch: 16, seed: 1, optimizer: { name: 'momentum' }, learningRate: 0.01 }), 1e-4);
    await compare(network, rows, plansOf(1, { penalty: { l1: 0.01, l2: 0.1 }, frozen: Array.from({ length: parameterCount(network) }, (_, p) => p % 2 === 0) }), 1e-4);
  });
  test('a row of zeros', () => compare(dense(500, [1], 'relu', 'linear', 'mean-squared-error'), makeRows([Array.from({ length: 500 }, () => 0)], [[1]]), plansOf(1), 1e-4));
});

test('a network that diverges leaves the others alone', async () => {
  const rows = someRows(2, 24);
  const linear = dense(2, [3, 1], 'linear', 'linear', 'mean-squared-error');
  const calm = plansOf(4, { epochs: 300 });
  const wild = calm.map((plan, k) => (k === 2 ? { ...plan, learningRate: 1e6 } : plan));
  const [all, alone] = [await trainSimd(linear, rows, wild, { curveAt: [0, 300] }), await trainSimd(linear, rows, calm, { curveAt: [0, 300] })];
  expect(at(all, 2)).toMatchObject({ loss: Infinity, diverged: true });
  expect(at(all, 2).epochs).toBeLessThan(20);
  expect(at(all, 2).curve?.[1]).toBe(Infinity);
  for (const k of [0, 1, 3]) expect(all[k]).toEqual(alone[k]);
});

test('calls at the same time do not disturb each other', async () => {
  const rows = someRows(2, 24);
  const pause = () => new Promise<void>((resume) => { setTimeout(resume, 0); });
  const call = (seed: number) => trainSimd(regression, rows, plansOf(9, { epochs: 40_000, start: { kind: 'glorot', seed } }), { pause });
  const together = await Promise.all([call(1), call(2)]);
  expect(together).toEqual([await call(1), await call(2)]);
});

test('an abort ends with what is trained', async () => {
  const signal = { aborted: false };
  const all = await trainSimd(regression, someRows(2, 24), plansOf(30), { signal, onTrained: (index) => { signal.aborted ||= index === 8; } });
  expect(all.length).toBeGreaterThan(0);
  expect(all.length).toBeLessThan(30);
});

test('kernels are compiled on the budget: an abort ends a call that wants a kernel for each network', async () => {
  const signal = { aborted: false };
  let pauses = 0;
  const plans = Array.from({ length: 600 }, (_, k): Plan => at(plansOf(1, { epochs: 1, optimizer: { name: 'momentum', momentum: (k + 1) / 7001 } }), 0));
  const all = await trainSimd(regression, someRows(2, 5), plans, { signal, pause: async () => { signal.aborted = ++pauses === 3; } });
  expect(pauses).toBe(3);
  expect(all.length).toBeLessThan(100);
  expect(await trainSimd(regression, someRows(2, 5), plans)).toHaveLength(600);
});

test('shapes in a row share memories, which begin with zeros', async () => {
  const workshop = makeWorkshop();
  const seen = new Set<WebAssembly.Memory>();
  for (let shape = 0; shape < 100; shape++) {
    const draw = () => ({ bytes: assemble([procedure('nothing')], 65536) });
    // oxlint-disable-next-line eslint/no-await-in-loop
    const { kernel } = await workshop.take(String(shape), draw, () => 65536 + shape, boundless());
    const numbers = new Float32Array(kernel.memory.buffer);
    expect(numbers.every((value) => value === 0)).toBe(true);
    numbers.fill(NaN);
    seen.add(kernel.memory);
    workshop.giveBack(String(shape), kernel);
  }
  expect(seen.size).toBeLessThan(40);
});
