// Every kind of layer, alone and in company, in the reference and in WebAssembly, against finite differences of what is descended.
import { expect, test } from 'vitest';
import { checkNetwork, parameterCount, type LayerSpec, type Network } from '../../../src/engine/network.ts';
import { agreesWithSlopes, SINGLE } from './finite-differences.ts';
import { simdGradients, someRows } from './material.ts';

const picture = [6, 5, 2];
const dense: LayerSpec = { kind: 'dense', units: 2, activation: 'linear' };
const ring = [[1, 4], [0, 2], [1, 3], [2, 4, 0], []];

function mse(inputShape: readonly number[], ...layers: readonly LayerSpec[]): Network {
  return { inputs: inputShape.reduce((size, count) => size * count, 1), inputShape, loss: 'mean-squared-error', layers };
}

test.each<[string, Network]>([
  ['convolution', mse(picture, { kind: 'conv2d', filters: 3, size: 3, activation: 'tanh' })],
  ['convolution with stride', mse(picture, { kind: 'conv2d', filters: 2, size: 3, stride: 2, activation: 'sigmoid' })],
  ['convolution, padded', mse(picture, { kind: 'conv2d', filters: 2, size: 3, padding: 'same', activation: 'linear' })],
  ['convolution, padded, even size and stride', mse(picture, { kind: 'conv2d', filters: 2, size: 2, stride: 2, padding: 'same', activation: 'tanh' })],
  ['two convolutions', mse(picture, { kind: 'conv2d', filters: 2, size: 3, padding: 'same', activation: 'relu' }, { kind: 'conv2d', filters: 3, size: 3, activation: 'tanh' }, dense)],
  ['convolution, max pool, dense', mse(picture, { kind: 'conv2d', filters: 3, size: 2, activation: 'tanh' }, { kind: 'pool', by: 'max', size: 2 }, { kind: 'flatten' }, dense)],
  ['convolution, mean pool that overlaps, dense', mse(picture, { kind: 'conv2d', filters: 2, size: 2, activation: 'tanh' }, { kind: 'pool', by: 'mean', size: 3, stride: 1 }, dense)],
  ['down and up again', mse([4, 4, 1], { kind: 'conv2d', filters: 2, size: 3, padding: 'same', activation: 'tanh' }, { kind: 'pool', by: 'max', size: 2 }, { kind: 'upsample', size: 2 }, { kind: 'per-step', units: 1, activation: 'linear' })],
  ['a picture out of a line', mse([3], { kind: 'dense', units: 8, activation: 'tanh' }, { kind: 'reshape', shape: [2, 2, 2] }, { kind: 'upsample', size: 2 }, { kind: 'conv2d', filters: 1, size: 3, activation: 'linear' })],
  ['per step', mse([4, 3], { kind: 'per-step', units: 2, activation: 'sigmoid' })],
  ['recurrent, last', mse([5, 2], { kind: 'recurrent', units: 3, activation: 'tanh', returns: 'last' })],
  ['recurrent, all', mse([5, 2], { kind: 'recurrent', units: 3, activation: 'sigmoid', returns: 'all' })],
  ['two recurrent', mse([4, 2], { kind: 'recurrent', units: 3, activation: 'tanh', returns: 'all' }, { kind: 'recurrent', units: 2, activation: 'relu', returns: 'last' }, dense)],
  ['gru, last', mse([5, 2], { kind: 'gru', units: 3, returns: 'last' })],
  ['gru, all', mse([5, 2], { kind: 'gru', units: 3, returns: 'all' }, { kind: 'gru', units: 2, returns: 'last' })],
  ['repeat', mse([3], { kind: 'dense', units: 2, activation: 'tanh' }, { kind: 'repeat', times: 3 }, { kind: 'gru', units: 2, returns: 'all' })],
  ['attention', mse([4, 3], { kind: 'attention', units: 2, size: 3 })],
  ['attention to what came before, dense', mse([4, 3], { kind: 'per-step', units: 3, activation: 'tanh' }, { kind: 'attention', units: 2, size: 2, causal: true }, dense)],
  ['a bag of steps', mse([4, 3], { kind: 'per-step', units: 3, activation: 'tanh' }, { kind: 'mean' }, dense)],
  ['messages', mse([5, 2], { kind: 'message', units: 3, activation: 'tanh', neighbours: ring }, { kind: 'message', units: 2, activation: 'linear', neighbours: ring })],
])('%s', async (_name, network) => {
  checkNetwork(network);
  agreesWithSlopes(network);
  agreesWithSlopes(network, someRows(network), await simdGradients(network), SINGLE);
});

test.each<[string, Network]>([
  ['words, a memory, a class', {
    inputs: 5, loss: 'binary-cross-entropy',
    layers: [{ kind: 'embedding', words: 6, size: 3 }, { kind: 'recurrent', units: 3, activation: 'tanh', returns: 'last' }, { kind: 'dense', units: 1, activation: 'sigmoid' }],
  }],
  ['encoder and decoder, a word for every step', {
    inputs: 4, loss: 'categorical-cross-entropy',
    layers: [{ kind: 'embedding', words: 5, size: 2 }, { kind: 'gru', units: 3, returns: 'last' }, { kind: 'repeat', times: 3 }, { kind: 'gru', units: 3, returns: 'all' }, { kind: 'per-step', units: 4, activation: 'softmax' }],
  }],
  ['a yes or no for every pixel', {
    inputs: 16, inputShape: [4, 4, 1], loss: 'binary-cross-entropy',
    layers: [{ kind: 'conv2d', filters: 2, size: 3, padding: 'same', activation: 'relu' }, { kind: 'conv2d', filters: 1, size: 3, padding: 'same', activation: 'sigmoid' }],
  }],
  ['a class for every pixel', {
    inputs: 12, inputShape: [3, 4, 1], loss: 'categorical-cross-entropy',
    layers: [{ kind: 'conv2d', filters: 3, size: 3, padding: 'same', activation: 'softmax' }],
  }],
  ['a class for every node', {
    inputs: 10, inputShape: [5, 2], loss: 'categorical-cross-entropy',
    layers: [{ kind: 'message', units: 3, activation: 'tanh', neighbours: ring }, { kind: 'message', units: 2, activation: 'softmax', neighbours: ring }],
  }],
  ['a class and its box', {
    inputs: 16, inputShape: [4, 4, 1], loss: 'class-and-box', boxWeight: 3,
    layers: [{ kind: 'conv2d', filters: 2, size: 3, padding: 'same', activation: 'tanh' }, { kind: 'class-and-box', classes: 3 }],
  }],
  ['attention over words', {
    inputs: 4, loss: 'categorical-cross-entropy',
    layers: [{ kind: 'embedding', words: 5, size: 3 }, { kind: 'attention', units: 3, size: 2 }, { kind: 'dense', units: 3, activation: 'softmax' }],
  }],
])('%s', async (_name, network) => {
  checkNetwork(network);
  expect(parameterCount(network)).toBeGreaterThan(10);
  agreesWithSlopes(network);
  agreesWithSlopes(network, someRows(network), await simdGradients(network), SINGLE);
});
