import { expect, test } from 'vitest';
import { noiseOf } from '../../../src/engine/layer/dropout.ts';
import { layersOf, type Network } from '../../../src/engine/network.ts';
import { makeForward, outputs, predict, predictInto } from '../../../src/engine/predict.ts';
import { random } from '../../../src/engine/random.ts';
import { startParameters } from '../../../src/engine/start.ts';
import { train, type TrainOptions } from '../../../src/engine/train.ts';
import { someRows } from './material.ts';

const RATE = 0.3;
const alone: Network = { inputs: 200, layers: [{ kind: 'dropout', rate: RATE }], loss: 'mean-squared-error' };
const network: Network = {
  inputs: 4, loss: 'mean-squared-error',
  layers: [{ kind: 'dense', units: 12, activation: 'tanh' }, { kind: 'dropout', rate: RATE }, { kind: 'dense', units: 1, activation: 'linear' }],
};

function dropped(seed: number, adjustment: number, pieces: readonly number[] = [50]): Float64Array {
  const rows = someRows(alone, 50);
  const ones = { ...rows, inputs: new Float64Array(rows.inputs.length).fill(1) };
  const forward = makeForward(layersOf(alone), 50);
  let from = 0;
  for (const to of pieces) {
    predictInto(layersOf(alone), new Float64Array(), ones, forward, from, to, { seed, adjustment });
    from = to;
  }
  return outputs(forward);
}

test('as many are dropped as the rate says, others are made larger, and their sum is expected to stay', () => {
  const all = dropped(1, 0);
  const zeros = all.filter((value) => value === 0).length / all.length;
  expect(Math.abs(zeros - RATE)).toBeLessThan(0.02);
  expect(new Set(all)).toEqual(new Set([0, 1 / (1 - RATE)]));
  expect(Math.abs(all.reduce((sum, value) => sum + value, 0) / all.length - 1)).toBeLessThan(0.03);
});

test('the same seed drops the same in pieces; another seed, adjustment or layer drops others', () => {
  expect(dropped(1, 0, [7, 8, 31, 50])).toEqual(dropped(1, 0));
  expect(dropped(2, 0)).not.toEqual(dropped(1, 0));
  expect(dropped(1, 1)).not.toEqual(dropped(1, 0));
  expect(noiseOf(1, 0, 1)).not.toBe(noiseOf(1, 0, 2));
  const [one, two] = [dropped(1, 0), dropped(1, 1)];
  const both = one.filter((value, i) => value === 0 && two[i] === 0).length / one.length;
  expect(Math.abs(both - RATE * RATE)).toBeLessThan(0.02);
});

test('whoever predicts drops nothing', () => {
  const rows = someRows(alone);
  expect(outputs(predict(alone, new Float64Array(), rows))).toEqual(rows.inputs);
});

test.each<TrainOptions>([{ learningRate: 0.1, epochs: 20, seed: 3 }, { learningRate: 0.1, epochs: 20, seed: 3, batch: 4 }])('a training that drops learns, is the same again, and another with another seed: %j', (options) => {
  const rows = someRows(network, 10);
  const start = startParameters(network, { kind: 'glorot' }, random(1));
  const first = train(network, start, rows, options);
  expect(first.loss).toBeLessThan(0.9 * (first.losses[0] ?? 0));
  expect(train(network, start, rows, options)).toEqual(first);
  expect(train(network, start, rows, { ...options, seed: 4 }).loss).not.toBe(first.loss);
});
