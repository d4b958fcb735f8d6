import { expect, test } from 'vitest';
import { addFeedback, average, makeErrors } from '../../src/engine/feedback.ts';
import { checkKinds } from '../../src/engine/layer/kinds.ts';
import { checkLayer } from '../../src/engine/layer/registry.ts';
import { layersOf, layout, parameterCount, type Network } from '../../src/engine/network.ts';
import { makeForward, predictInto } from '../../src/engine/predict.ts';
import { random } from '../../src/engine/random.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { startParameters } from '../../src/engine/start.ts';

const network: Network = {
  inputs: 2, loss: 'categorical-cross-entropy',
  layers: [{ kind: 'dense', units: 4, activation: 'tanh' }, { kind: 'dense', units: 3, activation: 'relu' }, { kind: 'dense', units: 3, activation: 'softmax' }],
};

test('layers stand one after the other', () => {
  const layers = layersOf(network);
  expect(layers.map(({ inputs, units, weights, biases, end }) => [inputs, units, weights, biases, end])).toEqual([[2, 4, 0, 8, 12], [4, 3, 12, 24, 27], [3, 3, 27, 36, 39]]);
  expect(layout(network)).toMatchObject(layers.map(({ inputs, units, weights, biases }) => ({ inputs, units, weights, biases })));
  expect(parameterCount(network)).toBe(39);
});

test('rows in pieces end with the bits of rows at once', () => {
  const { normal, integer } = random('pieces');
  const labels = Array.from({ length: 11 }, () => integer(3));
  const rows = makeRows(labels.map(() => [normal(), normal()]), labels.map((label) => [0, 1, 2].map((u) => (u === label ? 1 : 0))));
  const layers = layersOf(network);
  const parameters = startParameters(network, { kind: 'glorot' }, random(1));
  const inPieces = (size: number) => {
    const forward = makeForward(layers, rows.count);
    const errors = makeErrors(layers, rows.count);
    const gradients = new Float64Array(parameters.length);
    for (let row = 0; row < rows.count; row += size) predictInto(layers, parameters, rows, forward, row, Math.min(row + size, rows.count));
    for (let row = 0; row < rows.count; row += size) {
      addFeedback(network, layers, parameters, rows, forward, gradients, errors, row, Math.min(row + size, rows.count));
    }
    average(gradients, rows.count, 1);
    return { forward, errors, gradients };
  };
  for (const size of [1, 2, 4]) expect(inPieces(size)).toEqual(inPieces(11));
});

test('a layer of no kind is named', () => {
  const layer = JSON.parse('{ "kind": "magic", "units": 1, "activation": "linear" }');
  expect(() => checkLayer(layer, 'layers[3]')).toThrow('layers[3].kind: "magic" is unknown; use one of dense, per-step, conv2d');
});

test('a backend names the layer that it writes no code for', () => {
  const network: Network = { inputs: 1, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 2, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }] };
  expect(() => checkKinds(network, ['dense'], 'WebGPU')).not.toThrow();
  expect(() => checkKinds(network, [], 'WebGPU')).toThrow('layers[0].kind: "dense" has no code in WebGPU; train it on the reference');
});
