import { expect, test } from 'vitest';
import { checkNetwork, outputShape, parameterCount, parameterNames, type LayerSpec, type LossName, type Network } from '../../../src/engine/network.ts';
import { checkOptions } from '../../../src/engine/train-options.ts';
import { someParameters, someRows } from './material.ts';

function network(inputShape: readonly number[], layers: readonly LayerSpec[], loss: LossName = 'mean-squared-error'): Network {
  return { inputs: inputShape.reduce((size, count) => size * count, 1), inputShape, layers, loss };
}
const dense: LayerSpec = { kind: 'dense', units: 1, activation: 'linear' };

test.each<[Network, RegExp]>([
  [{ inputs: 5, inputShape: [2, 3], layers: [dense], loss: 'mean-squared-error' }, /^inputShape: 2 × 3 has 6 numbers, but inputs is 5; make them equal/],
  [network([9], [{ kind: 'conv2d', filters: 1, size: 3, activation: 'relu' }, dense]), /^layers\[0\]\.kind: conv2d wants height × width × channels but sees 9; give the network an inputShape/],
  [network([4, 4, 1], [{ kind: 'conv2d', filters: 1, size: 5, activation: 'relu' }, dense]), /^layers\[0\]\.size: 5 is wider than the 4 cells .*padding "same"/],
  [network([4, 4, 1], [{ kind: 'conv2d', filters: 1.5, size: 3, activation: 'relu' }]), /^layers\[0\]\.filters: 1\.5 is no count/],
  [network([4, 4, 1], [{ kind: 'conv2d', filters: 1, size: 3, activation: 'relu' }, { kind: 'pool', by: 'max', size: 3 }]), /^layers\[1\]\.size: 3 is wider/],
  [network([4], [{ kind: 'recurrent', units: 1, activation: 'tanh', returns: 'last' }]), /^layers\[0\]\.kind: recurrent wants steps × features but sees 4/],
  [network([4, 2], [{ kind: 'message', units: 1, activation: 'relu', neighbours: [[1], [0]] }]), /^layers\[0\]\.neighbours: 2 lists, but 4 nodes/],
  [network([2, 2], [{ kind: 'message', units: 1, activation: 'relu', neighbours: [[1], [2]] }]), /^layers\[0\]\.neighbours\[1\]\[0\]: 2 is no node; give whole numbers from 0 to 1/],
  [network([3], [dense, { kind: 'embedding', words: 3, size: 1 }]), /^layers\[1\]\.kind: embedding sees word numbers, so it stands first/],
  [network([4], [{ kind: 'reshape', shape: [3, 2] }, dense]), /^layers\[0\]\.shape: 3 × 2 has 6 numbers, but 4 come in/],
  [network([4], [{ kind: 'dropout', rate: 1 }, dense]), /^layers\[0\]\.rate: 1; give a share from 0 to below 1/],
  [network([4, 2], [{ kind: 'gru', units: 2, returns: 'last' }], 'binary-cross-entropy'), /^layers\[0\]\.kind: gru gives no probabilities .*put dense or per-step after it/],
  [network([4, 2], [{ kind: 'per-step', units: 1, activation: 'softmax' }], 'categorical-cross-entropy'), /^layers\[0\]\.units: 1 output is always certain/],
  [network([4], [{ kind: 'class-and-box', classes: 2 }]), /^layers\[0\]\.kind: the layer class-and-box stands last and with the loss class-and-box/],
  [network([4], [dense], 'class-and-box'), /^layers\[0\]\.kind: the layer class-and-box/],
  [network([4], [{ kind: 'class-and-box', classes: 1 }], 'class-and-box'), /^layers\[0\]\.classes: 1 class is always certain/],
])('%#', (wrong, message) => {
  expect(() => checkNetwork(wrong)).toThrow(message);
});

test('shapes are told on', () => {
  const small: Network = network([28, 28, 1], [
    { kind: 'conv2d', filters: 8, size: 5, activation: 'relu' }, { kind: 'pool', by: 'max', size: 2 }, { kind: 'dense', units: 10, activation: 'softmax' },
  ], 'categorical-cross-entropy');
  checkNetwork(small);
  expect(outputShape({ ...small, layers: small.layers.slice(0, 1) })).toEqual([24, 24, 8]);
  expect(outputShape({ ...small, layers: small.layers.slice(0, 2) })).toEqual([12, 12, 8]);
  expect(parameterCount(small)).toBe(8 * 26 + 10 * (12 * 12 * 8 + 1));
});

test('parameters are named along their tables', () => {
  expect(parameterNames(network([2, 1], [{ kind: 'recurrent', units: 2, activation: 'tanh', returns: 'last' }]))).toEqual(['w1.1.1', 'w1.1.2', 'u1.1.1', 'u1.1.2', 'u1.2.1', 'u1.2.2', 'b1.1', 'b1.2']);
  expect(parameterNames(network([2, 1], [{ kind: 'attention', units: 1, size: 1 }]))).toEqual(['q1.1.1', 'k1.1.1', 'v1.1.1']);
  expect(parameterNames(network([2, 2, 1], [{ kind: 'conv2d', filters: 1, size: 2, activation: 'relu' }]))).toEqual(['w1.1.1.1.1', 'w1.1.2.1.1', 'w1.2.1.1.1', 'w1.2.2.1.1', 'b1.1']);
});

test('a word that is none is named by its row', () => {
  const words: Network = { inputs: 2, layers: [{ kind: 'embedding', words: 3, size: 1 }, dense], loss: 'mean-squared-error' };
  const rows = someRows(words);
  const wrong = { ...rows, inputs: Float64Array.of(0, 1, 2, 3, 1, 0) };
  const options = { learningRate: 1, epochs: 1 };
  expect(() => checkOptions(words, someParameters(words), rows, options)).not.toThrow();
  expect(() => checkOptions(words, someParameters(words), wrong, options)).toThrow('rows: row 1: inputs[1] is 3, no word; give a whole number from 0 to 2');
});
