// A training that is watched ends where it would end unwatched: whatever its steps, its pauses and its backend.
import { expect, test } from 'vitest';
import { pictureRows } from '../../src/curriculum/pictures.ts';
import { type LivePlan, type LiveStep, rowsOfAll, trainLive, trainLiveOn } from '../../src/engine/live.ts';
import type { Network } from '../../src/engine/network.ts';
import { trainPopulation } from '../../src/engine/reference.ts';
import { random } from '../../src/engine/random.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { trainSimd } from '../../src/engine/simd/train.ts';
import { startParameters } from '../../src/engine/start.ts';
import { rowsFor } from './conformance/kinds.ts';

const network: Network = {
  inputs: 576, inputShape: [24, 24, 1], loss: 'binary-cross-entropy',
  layers: [{ kind: 'conv2d', filters: 2, size: 5, stride: 2, activation: 'relu' }, { kind: 'flatten' }, { kind: 'dense', units: 1, activation: 'sigmoid' }],
};
const rows = pictureRows({ set: 'trees', target: 'class', shuffled: false }, Array.from({ length: 90 }, (_, index) => index + 1));
const start = startParameters(network, { kind: 'he' }, random('live'));
const plan: LivePlan = { learningRate: [0.05, 0.02], batch: 8, epochs: 2, seed: 7 };

const endOf = (steps: Iterable<LiveStep>) => [...steps].at(-1)?.parameters.slice();
async function all(steps: AsyncIterable<LiveStep>): Promise<LiveStep[]> {
  const found: LiveStep[] = [];
  for await (const step of steps) found.push({ ...step, parameters: step.parameters.slice() });
  return found;
}

test('steps of any length lead to the same bits', () => {
  expect(endOf(trainLive(network, start, rows, plan, 8))).toEqual(endOf(trainLive(network, start, rows, plan, 1000)));
  expect([...trainLive(network, start, rows, plan, 40)].map(({ seen }) => seen)).toEqual([40, 80, 122, 162, 180]);
  expect([...trainLive(network, start, rows, plan, 40)].at(-1)?.seen).toBe(rowsOfAll(rows, plan));
});

test('what was paused and gone on with ends as if it had never been', () => {
  const whole = endOf(trainLive(network, start, rows, plan, 16));
  let paused: { seen: number; parameters: Float64Array } | null = null;
  for (const { seen, parameters } of trainLive(network, start, rows, plan, 16)) {
    paused = { seen, parameters: parameters.slice() };
    if (seen > 100) break;
  }
  if (paused === null) throw new Error('nothing was learnt');
  expect(endOf(trainLive(network, paused.parameters, rows, plan, 16, paused.seen))).toEqual(whole);
});

test('other seeds go through the rows in another order', () => {
  expect(endOf(trainLive(network, start, rows, { ...plan, seed: 8 }, 16))).not.toEqual(endOf(trainLive(network, start, rows, plan, 16)));
});

test('fast backends take the same way: the reference as a population to the bit, WebAssembly within single precision', async () => {
  const whole = endOf(trainLive(network, start, rows, plan, 30));
  const population = await all(trainLiveOn(trainPopulation, network, start, rows, plan, 24));
  const fast = await all(trainLiveOn(trainSimd, network, start, rows, plan, 24));
  expect(population.at(-1)?.parameters).toEqual(whole);
  expect(fast.map(({ seen }) => seen)).toEqual(population.map(({ seen }) => seen));
  const off = fast.at(-1)?.parameters.map((value, index) => Math.abs(value - (whole?.[index] ?? Number.NaN))) ?? [];
  expect(Math.max(...off)).toBeLessThan(1e-4);
});

const words: Network = {
  inputs: 4, loss: 'categorical-cross-entropy',
  layers: [{ kind: 'embedding', words: 7, size: 3 }, { kind: 'gru', units: 5, returns: 'last' }, { kind: 'dropout', rate: 0.2 }, { kind: 'dense', units: 3, activation: 'softmax' }],
};

test.each<LivePlan['optimizer']>([undefined, { name: 'momentum' }, { name: 'adam', epsilon: 1e-4 }])('what an optimizer remembers, and what is dropped, goes on from step to step: %j', async (optimizer) => {
  const sentences = rowsFor(words, 42, 'live');
  const first = startParameters(words, { kind: 'glorot' }, random('words'));
  const remembering: LivePlan = { learningRate: 0.01, batch: 8, epochs: 3, seed: 5, ...optimizer && { optimizer } };
  const whole = endOf(trainLive(words, first, sentences, remembering, 20));
  expect((await all(trainLiveOn(trainPopulation, words, first, sentences, remembering, 16))).at(-1)?.parameters).toEqual(whole);
  const fast = (await all(trainLiveOn(trainSimd, words, first, sentences, remembering, 16))).at(-1)?.parameters;
  expect(Math.max(...fast?.map((value, index) => Math.abs(value - (whole?.[index] ?? Number.NaN))) ?? [Number.NaN])).toBeLessThan(1e-4);
});

test('a training that blows up goes on to its end, on fast backends as on the reference', async () => {
  const wild: LivePlan = { learningRate: 1e30, batch: 8, epochs: 8, seed: 5 };
  const linear: Network = { inputs: 4, loss: 'mean-squared-error', layers: [{ kind: 'reshape', shape: [2, 2] }, { kind: 'mean' }, { kind: 'dense', units: 1, activation: 'linear' }] };
  const few = rowsFor(linear, 24, 'wild');
  const first = startParameters(linear, { kind: 'glorot' }, random('wild'));
  for (const backend of [trainPopulation, trainSimd]) {
    // oxlint-disable-next-line eslint/no-await-in-loop
    const steps = await all(trainLiveOn(backend, linear, first, few, wild, 8));
    expect(steps.map(({ seen }) => seen)).toEqual(Array.from({ length: 24 }, (_, step) => 8 * (step + 1)));
    expect(steps.at(-1)?.loss).toBeNaN();
    expect(steps.at(-1)?.parameters.every(Number.isFinite)).toBe(false);
  }
});

test('a training whose optimizer remembers more than single precision holds stays as it is to its end', async () => {
  const linear: Network = { inputs: 1, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 1, activation: 'linear' }] };
  const far = makeRows(Array.from({ length: 8 }, (_, row) => [(row + 1) * 1e12]), Array.from({ length: 8 }, () => [1e12]));
  const steps = await all(trainLiveOn(trainSimd, linear, new Float64Array(2), far, { learningRate: 0.01, batch: 2, epochs: 2, seed: 1, optimizer: { name: 'adam' } }, 2));
  expect(steps.map(({ seen }) => seen)).toEqual([2, 4, 6, 8, 10, 12, 14, 16]);
  expect(steps.at(-1)?.loss).toBeNaN();
  expect(steps.at(-1)?.parameters.every(Number.isFinite)).toBe(true);
});
