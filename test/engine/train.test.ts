import { describe, expect, test } from 'vitest';
import { adjust } from '../../src/engine/adjust.ts';
import { hotelRows } from '../../src/engine/dataset/hotels.ts';
import { feedback } from '../../src/engine/feedback.ts';
import { measure } from '../../src/engine/measure.ts';
import type { Network } from '../../src/engine/network.ts';
import { outputs, predict } from '../../src/engine/predict.ts';
import { random } from '../../src/engine/random.ts';
import { makeRows, type Rows } from '../../src/engine/rows.ts';
import { fitScaling, standardise } from '../../src/engine/scaling.ts';
import { startParameters } from '../../src/engine/start.ts';
import { train, type TrainOptions } from '../../src/engine/train.ts';

const network: Network = {
  inputs: 2, loss: 'mean-squared-error',
  layers: [{ kind: 'dense', units: 3, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }],
};
const raw = hotelRows('chapter2', 'train');
const rows = standardise(raw, fitScaling(raw, { targets: true }));
const start = startParameters(network, { kind: 'glorot' }, random(3));

function slice(all: Rows, from: number, to: number): Rows {
  const part = (flat: Float64Array, width: number) => flat.slice(from * width, Math.min(to, all.count) * width);
  return { ...all, count: Math.min(to, all.count) - from, inputs: part(all.inputs, all.features), targets: part(all.targets, all.outputs) };
}

test.each([24, 7])('train is predict, measure, feedback, adjust over and over, to the last bit: batches of %i', (size) => {
  const parameters = start.slice();
  const loss = () => measure(network, outputs(predict(network, parameters, rows)), rows);
  const losses = [loss()];
  for (let epoch = 0; epoch < 5; epoch++) {
    for (let from = 0; from < rows.count; from += size) {
      const batch = slice(rows, from, from + size);
      adjust(parameters, feedback(network, parameters, batch, predict(network, parameters, batch)), 0.1);
    }
    losses.push(loss());
  }
  const before = start.slice();
  const trained = train(network, start, rows, { learningRate: 0.1, epochs: 5, batch: size === 24 ? 'full' : size });
  expect([...trained.parameters]).toEqual([...parameters]);
  expect([...trained.losses]).toEqual(losses);
  expect(start).toEqual(before);
});

test('a seed shuffles: another path with another seed, the same with the same; batches larger than the rows are full', () => {
  const end = (options: Partial<TrainOptions>) => [...train(network, start, rows, { learningRate: 0.1, epochs: 3, ...options }).parameters];
  expect(end({ batch: 5, seed: 1 })).toEqual(end({ batch: 5, seed: 1 }));
  expect(end({ batch: 5, seed: 1 })).not.toEqual(end({ batch: 5, seed: 2 }));
  expect(end({ batch: 5, seed: 1 })).not.toEqual(end({ batch: 5 }));
  expect(end({ batch: 100 })).toEqual(end({}));
});

test('frozen parameters stay, rates may change by the epoch, onEpoch sees every epoch', () => {
  const frozen = Array.from(start, (_, p) => p % 2 === 0);
  const seen: number[] = [];
  const { parameters, losses } = train(network, start, rows, {
    learningRate: [0.1, 0, 0.1], epochs: 3, frozen, onEpoch: (epoch, _parameters, loss) => seen.push(epoch, loss),
  });
  frozen.forEach((still, p) => expect(parameters[p] === start[p]).toBe(still));
  expect(losses[2]).toBe(losses[1]);
  expect(seen).toEqual([1, losses[1], 2, losses[2], 3, losses[3]]);
});

test('half the gradient factor is half the rate', () => {
  const end = (learningRate: number, gradFactor: number) => train(network, start, rows, { learningRate, gradFactor, epochs: 20 }).parameters;
  expect([...end(0.1, 0.5)]).toEqual([...end(0.05, 1)]);
});

test('a training that blows up stops and says so', () => {
  const line: Network = { inputs: 1, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 1, activation: 'linear' }] };
  let epochs = 0;
  const { diverged, losses, parameters } = train(line, Float64Array.of(1, 0), hotelRows('chapter1', 'train'), {
    learningRate: 10, epochs: 1000, onEpoch: () => epochs++,
  });
  expect(diverged).toBe(true);
  expect(epochs).toBeLessThan(300);
  expect(losses).toHaveLength(1001);
  expect(losses.at(-1)).toBe(Infinity);
  expect(parameters.every(Number.isFinite)).toBe(false);
});

test("the book's p. 77: in miles the rate 0.0904 is the edge", () => {
  const line: Network = { inputs: 1, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 1, activation: 'linear' }] };
  const last = (learningRate: number) => train(line, Float64Array.of(0, 0), hotelRows('chapter1', 'train'), { learningRate, epochs: 3000 }).losses.at(-1);
  expect(last(0.09)).toBeLessThan(16.4);
  expect(last(0.091)).toBeGreaterThan(1e6);
});

describe('options that do not fit are named', () => {
  const good: TrainOptions = { learningRate: 0.1, epochs: 1 };
  test.each<[Partial<TrainOptions>, RegExp]>([
    [{ epochs: 1.5 }, /^epochs: 1\.5/], [{ epochs: -1 }, /^epochs: -1/], [{ learningRate: NaN }, /^learningRate: NaN/],
    [{ learningRate: -1 }, /^learningRate: -1/], [{ learningRate: [], epochs: 1 }, /^learningRate: 0 rates for 1 epochs/],
    [{ batch: 0 }, /^batch: 0/], [{ frozen: [true] }, /^frozen: 1 entries; the network has 13/], [{ gradFactor: NaN }, /^gradFactor/],
  ])('%j', (bad, message) => {
    expect(() => train(network, start, rows, { ...good, ...bad })).toThrow(message);
  });
  test('start and rows', () => {
    expect(() => train(network, new Float64Array(2), rows, good)).toThrow('start: 2 parameters; the network has 13');
    expect(() => train(network, start.slice().fill(NaN), rows, good)).toThrow('start[0]: NaN');
    expect(() => train(network, start, makeRows([[1]], [[1]]), good)).toThrow('rows.features: 1, but the network has 2');
    expect(() => train(network, start, makeRows([[1, 2]], [[1, 2]]), good)).toThrow('rows.outputs: 2, but');
  });
});

test('starts: Glorot within its limit, He by its deviation, biases zero, the rest constant', () => {
  const wide: Network = { inputs: 50, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 100, activation: 'linear' }] };
  const glorot = startParameters(wide, { kind: 'glorot' }, random(1));
  const he = startParameters(wide, { kind: 'he' }, random(1));
  const largest = glorot.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(largest).toBeLessThanOrEqual(0.2);
  expect(largest).toBeGreaterThan(0.199);
  expect(he.slice(0, 5000).reduce((sum, value) => sum + value * value, 0) / 5000).toBeCloseTo(0.04, 2);
  for (const drawn of [glorot, he]) expect(drawn.slice(5000)).toEqual(new Float64Array(100));
  expect(new Set(startParameters(wide, { kind: 'zero' }, random(1)))).toEqual(new Set([0]));
  expect(new Set(startParameters(wide, { kind: 'constant', value: 2 }, random(1)))).toEqual(new Set([2]));
});
