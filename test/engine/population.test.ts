import { describe, expect, test } from 'vitest';
import { hotelRows } from '../../src/engine/dataset/hotels.ts';
import type { Network } from '../../src/engine/network.ts';
import type { Plan, TrainPopulation } from '../../src/engine/population.ts';
import { random } from '../../src/engine/random.ts';
import { trainPopulation } from '../../src/engine/reference.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { fitScaling, standardise } from '../../src/engine/scaling.ts';
import { startOf, startParameters } from '../../src/engine/start.ts';
import { train } from '../../src/engine/train.ts';

const network: Network = {
  inputs: 2, loss: 'mean-squared-error',
  layers: [{ kind: 'dense', units: 3, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }],
};
const raw = hotelRows('chapter2', 'train');
const rows = standardise(raw, fitScaling(raw, { targets: true }));
const plans: Plan[] = Array.from({ length: 12 }, (_, seed) => ({
  start: startParameters(network, { kind: 'glorot' }, random(seed)), learningRate: 0.08, batch: seed % 2 === 0 ? 'full' : 5, epochs: 400 + seed, seed,
}));

test('the reference backend is train, in the order of the plans, with pauses', async () => {
  const backend: TrainPopulation = trainPopulation;
  expect(backend).toBe(trainPopulation);
  const order: number[] = [];
  let pauses = 0;
  const all = await trainPopulation(network, rows, plans, {
    curveAt: [0, 100], onTrained: (index) => order.push(index), pause: async () => { pauses++; },
  });
  expect(order).toEqual(plans.map((_, index) => index));
  expect(pauses).toBeGreaterThan(0);
  all.forEach((trained, index) => {
    const plan = plans[index];
    if (plan === undefined) throw new Error('more networks than plans');
    const { parameters, losses } = train(network, startOf(network, plan.start), rows, plan);
    expect(trained).toEqual({ parameters, loss: losses.at(-1), diverged: false, epochs: plan.epochs, curve: Float64Array.of(losses[0] ?? NaN, losses[100] ?? NaN) });
  });
});

test('an abort ends with what is trained', async () => {
  const signal = { aborted: false };
  const all = await trainPopulation(network, rows, plans, { signal, onTrained: (index) => { signal.aborted = index === 2; } });
  expect(all).toHaveLength(3);
});

describe('bad plans are refused before anything is trained', () => {
  const plan: Plan = { start: new Float64Array(13), learningRate: 0.1, batch: 'full', epochs: 1 };
  const misspelt = { ...plan, epoch: 3 };
  test.each<[string, readonly Plan[], RegExp]>([
    ['none', [], /^plans: none/],
    ['a wrong start', [plan, { ...plan, start: new Float64Array(2) }], /^plans\[1\]\.start: 2 parameters; the network has 13/],
    ['a rate that is none', [{ ...plan, learningRate: Infinity }], /^plans\[0\]\.learningRate: Infinity/],
    ['a rate that is none, behind two that are alike', [plan, { ...plan }, { ...plan, learningRate: NaN }, plan], /^plans\[2\]\.learningRate: NaN/],
    ['a field that nobody knows, in one that is otherwise alike', [plan, misspelt], /^plans\[1\]\.epoch: unknown/],
    ['a start that is none', [plan, plan, { ...plan, start: new Float64Array(13).fill(NaN) }], /^plans\[2\]\.start\[0\]: NaN/],
  ])('%s', async (_name, bad, message) => {
    let trained = 0;
    await expect(trainPopulation(network, rows, bad, { onTrained: () => trained++ })).rejects.toThrow(message);
    expect(trained).toBe(0);
  });
  test('rows, network and curve', async () => {
    const spoilt = { ...rows, targets: rows.targets.map((value, row) => (row === 4 ? NaN : value)) };
    await expect(trainPopulation(network, spoilt, [plan])).rejects.toThrow('row 4: targets[0] is NaN');
    await expect(trainPopulation({ ...network, layers: [] }, rows, [plan])).rejects.toThrow('layers: none');
    await expect(trainPopulation(network, makeRows([[1]], [[1]]), [plan])).rejects.toThrow('rows.features: 1');
    await expect(trainPopulation(network, rows, [plan], { curveAt: [2] })).rejects.toThrow('plans[0].epochs: 1, but curveAt[0] is 2');
  });
});

test('epochs that an early stop spares take no memory', async () => {
  const plan: Plan = { start: new Float64Array(13), learningRate: 0, batch: 'full', epochs: 999_999_999, stop: { every: 1, patience: 2 } };
  let held = NaN;
  const onTrained = () => { held = process.memoryUsage().arrayBuffers; };
  const [trained] = await trainPopulation(network, rows, [plan], { curveAt: [0, 1, 900_000_000], onTrained });
  expect(held).toBeLessThan(1e9);
  expect(trained).toMatchObject({ epochs: 2, diverged: false, curve: Float64Array.of(trained?.loss ?? NaN, trained?.loss ?? NaN, NaN) });
});
