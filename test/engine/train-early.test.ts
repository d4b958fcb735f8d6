// Early stop, penalties, other optimizers and pieces: what train adds to predict, measure, feedback, adjust.
import { describe, expect, test } from 'vitest';
import { adjustBy } from '../../src/engine/adjust.ts';
import type { EarlyStop } from '../../src/engine/early-stop.ts';
import { feedback } from '../../src/engine/feedback.ts';
import { layout, type Network } from '../../src/engine/network.ts';
import { optimizerOf } from '../../src/engine/optimizer/registry.ts';
import { predict } from '../../src/engine/predict.ts';
import { random } from '../../src/engine/random.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { startParameters } from '../../src/engine/start.ts';
import { train, trainInPieces, type TrainOptions } from '../../src/engine/train.ts';

/** One neuron on its way from 0 to 2, past 1, where the validation rows are. */
const line: Network = { inputs: 1, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 1, activation: 'linear' }] };
const goal = makeRows([[1], [-1]], [[2], [-2]]);
const halfway = makeRows([[1], [-1]], [[1], [-1]]);
const options: TrainOptions = { learningRate: 0.1, epochs: 50 };
const zero = Float64Array.of(0, 0);
/** The weight after so many epochs. */
const weight = (epochs: number) => 2 * (1 - 0.9 ** epochs);

describe('early stop', () => {
  const run = (stop: EarlyStop, more: Partial<TrainOptions> = {}) => train(line, zero, goal, { ...options, validation: halfway, stop, ...more });

  // Epoch 6 is at 0.937, 7 at 1.043: losses over the validation rows fall up to 7 and rise from there.
  test.each<[EarlyStop, number, number]>([
    [{ every: 1, patience: 1 }, 7, 8], [{ every: 1, patience: 3 }, 7, 10], [{ every: 2, patience: 2 }, 6, 10], [{ every: 5, patience: 1 }, 5, 10],
    [{ every: 20, patience: 3 }, 20, 50], [{ every: 1, patience: 1, least: 0.1 }, 4, 5], [{ every: 100, patience: 1 }, 50, 50],
  ])('%j: the best is epoch %i, the last %i', (stop, best, last) => {
    const { parameters, loss, losses, epochs, diverged } = run(stop);
    expect(parameters[0]).toBeCloseTo(weight(best), 12);
    expect(epochs).toBe(last);
    expect(loss).toBe(losses[best]);
    expect(losses[last]).toBeGreaterThan(0);
    expect(losses.slice(last + 1).every(Number.isNaN)).toBe(true);
    expect(diverged).toBe(false);
  });

  test('without validation it watches the rows trained on', () => {
    const { epochs, loss } = run({ every: 1, patience: 1, least: 0.5 }, { validation: undefined });
    expect(epochs).toBe(3);
    expect(loss).toBeCloseTo(4 * 0.9 ** 4, 12);
  });

  test('a best start is kept, and a training that blows up says so', () => {
    const kept = train(line, Float64Array.of(1, 0), goal, { ...options, validation: halfway, stop: { every: 1, patience: 2 } });
    expect([...kept.parameters, kept.epochs]).toEqual([1, 0, 2]);
    const blown = run({ every: 1, patience: 1e6 }, { learningRate: 1e300 });
    expect([blown.diverged, blown.losses.at(-1), [...blown.parameters]]).toEqual([true, Infinity, [0, 0]]);
    expect(blown.loss).toBe(blown.losses[0]);
  });
});

const network: Network = {
  inputs: 2, loss: 'mean-squared-error',
  layers: [{ kind: 'dense', units: 3, activation: 'tanh' }, { kind: 'dense', units: 1, activation: 'linear' }],
};
const { normal } = random('train-early');
const rows = makeRows(Array.from({ length: 9 }, () => [normal(), normal()]), Array.from({ length: 9 }, () => [normal()]));
const start = startParameters(network, { kind: 'glorot' }, random(1));

test('an optimizer and a penalty, step by step', () => {
  const parameters = start.slice();
  const move = adjustBy(optimizerOf({ name: 'adam' }), parameters.length);
  for (let epoch = 0; epoch < 4; epoch++) {
    const gradients = feedback(network, parameters, rows, predict(network, parameters, rows));
    for (const { weights, biases } of layout(network)) {
      for (let p = weights; p < biases; p++) {
        const value = parameters[p] ?? NaN;
        gradients[p] = (gradients[p] ?? NaN) + 0.5 * value + 0.25 * Math.sign(value);
      }
    }
    move(parameters, gradients, 0.01);
  }
  const trained = train(network, start, rows, { learningRate: 0.01, epochs: 4, optimizer: { name: 'adam' }, penalty: { l1: 0.25, l2: 0.5 } });
  trained.parameters.forEach((value, p) => expect(value).toBeCloseTo(parameters[p] ?? NaN, 14));
});

test.each(['full', 4] as const)('pieces: the same bits, whatever the budget; batch %s', (batch) => {
  const manner: TrainOptions = { learningRate: 0.1, epochs: 30, batch, seed: 1, validation: goalLike(), stop: { every: 4, patience: 100 } };
  const budget = { left: 100 };
  const noted: number[] = [];
  const pieces = trainInPieces(network, start, rows, manner, budget, (epoch, loss) => { noted[epoch] = loss; });
  let count = 0;
  let piece = pieces.next();
  while (piece.done !== true) {
    expect(budget.left).toBeGreaterThan(-10_000);
    budget.left = 1000;
    count++;
    piece = pieces.next();
  }
  expect(count).toBeGreaterThan(20);
  expect({ ...piece.value, losses: Float64Array.from(noted) }).toEqual(train(network, start, rows, manner));
});

function goalLike() {
  return makeRows(Array.from({ length: 5 }, (_, row) => [row, -row]), Array.from({ length: 5 }, () => [0.5]));
}

test.each<[Partial<TrainOptions>, RegExp]>([
  [{ stop: { every: 1.5, patience: 1 } }, /^stop\.every: 1\.5; give/], [{ penalty: { l2: Infinity } }, /^penalty\.l2: Infinity; give/],
  [{ optimizer: { name: 'momentum', momentum: 2 } }, /^optimizer\.momentum: 2; give/], [{ validation: goal }, /^validation\.features: 1, but/],
])('options that do not fit are named: %j', (bad, message) => {
  expect(() => train(network, start, rows, { ...options, ...bad })).toThrow(message);
});
