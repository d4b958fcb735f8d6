import { describe, expect, test } from 'vitest';
import { checkNetwork, layout, outputCount, parameterCount, parameterNames, type ActivationName, type LossName, type Network } from '../../src/engine/network.ts';
import { checkRows, makeRows } from '../../src/engine/rows.ts';

function dense(inputs: number, layers: readonly (readonly [number, ActivationName])[], loss: LossName = 'mean-squared-error'): Network {
  return { inputs, loss, layers: layers.map(([units, activation]) => ({ kind: 'dense', units, activation })) };
}

test('counts and names', () => {
  const one = dense(1, [[1, 'linear']]);
  const two = dense(2, [[1, 'linear']]);
  const hidden = dense(2, [[3, 'relu'], [1, 'linear']]);
  expect([one, two, hidden].map(parameterCount)).toEqual([2, 3, 13]);
  expect(outputCount(hidden)).toBe(1);
  expect(parameterNames(one)).toEqual(['w', 'b']);
  expect(parameterNames(two)).toEqual(['w1', 'w2', 'b']);
  expect(parameterNames(hidden)).toEqual([
    'w1.1.1', 'w1.1.2', 'w1.1.3', 'w1.2.1', 'w1.2.2', 'w1.2.3', 'b1.1', 'b1.2', 'b1.3', 'w2.1.1', 'w2.2.1', 'w2.3.1', 'b2.1',
  ]);
  expect(layout(hidden)).toMatchObject([{ inputs: 2, units: 3, weights: 0, biases: 6 }, { inputs: 3, units: 1, weights: 9, biases: 12 }]);
});

test("the book's p. 97 network has 21 weights and 7 biases", () => {
  const names = parameterNames(dense(3, [[3, 'relu'], [3, 'relu'], [1, 'linear']]));
  expect([names.filter((name) => name.startsWith('w')).length, names.filter((name) => name.startsWith('b')).length]).toEqual([21, 7]);
});

describe('nonsense is refused, the field and the remedy named', () => {
  test.each<[Network, RegExp]>([
    [dense(0, [[1, 'linear']]), /^inputs: 0 .*whole number from 1/],
    [dense(1, []), /^layers: none; give/],
    [dense(1, [[1.5, 'linear']]), /^layers\[0\]\.units: 1\.5/],
    [dense(1, [[3, 'softmax'], [1, 'linear']]), /^layers\[0\]\.activation: softmax belongs to the last/],
    [dense(1, [[3, 'softmax']]), /softmax makes no sense with mean-squared-error; use categorical/],
    [dense(1, [[1, 'linear']], 'binary-cross-entropy'), /use sigmoid/],
    [dense(1, [[3, 'sigmoid']], 'categorical-cross-entropy'), /use softmax/],
    [dense(1, [[1, 'softmax']], 'categorical-cross-entropy'), /needs 2 or more/],
  ])('%#', (network, message) => {
    expect(() => checkNetwork(network)).toThrow(message);
  });
});

test('rows: ragged, empty and NaN rows are refused by their number', () => {
  expect(makeRows([[1, 2], [3, 4]], [[5], [6]])).toEqual({
    inputs: Float64Array.of(1, 2, 3, 4), targets: Float64Array.of(5, 6), count: 2, features: 2, outputs: 1,
  });
  expect(() => makeRows([], [])).toThrow('rows: none');
  expect(() => makeRows([[1]], [[1], [2]])).toThrow('1 rows of inputs but 2 of targets');
  expect(() => makeRows([[1, 2], [3]], [[1], [2]])).toThrow('row 1: 1 inputs where row 0 has 2');
  expect(() => makeRows([[1], [2]], [[1], [NaN]])).toThrow('row 1: targets[0] is NaN');
  expect(() => makeRows([[]], [[1]])).toThrow('row 0: no inputs');
  expect(() => checkRows({ ...makeRows([[1]], [[1]]), inputs: Float64Array.of(1, 2) })).toThrow('rows.inputs: 2 numbers');
});
