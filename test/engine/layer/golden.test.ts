// Every kind of layer that tfjs knows, in the reference and in WebAssembly, against tfjs (bench/peers/layers.ts wrote down what it says), and attention, messages, a class and its box against its matrix products.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { NetworkSchema } from '../../../src/curriculum/level-network.ts';
import { feedback } from '../../../src/engine/feedback.ts';
import { checkNetwork } from '../../../src/engine/network.ts';
import { outputs, predict } from '../../../src/engine/predict.ts';
import { simdGradients, someParameters, someRows } from './material.ts';

const Golden = v.array(v.object({ network: NetworkSchema, outputs: v.array(v.number()), gradients: v.array(v.number()) }));
const golden = v.parse(Golden, JSON.parse(readFileSync(new URL('../../golden/layers.json', import.meta.url), 'utf8')));

function near(found: Float64Array, told: readonly number[]): void {
  expect(found.length).toBe(told.length);
  told.forEach((value, i) => expect(Math.abs((found[i] ?? NaN) - value), `${i}: ${found[i]}, tfjs ${value}`).toBeLessThan(3e-6 + 3e-5 * Math.abs(value)));
}

test('every kind of layer with parameters or windows of its own is here', () => {
  const kinds = new Set(golden.flatMap(({ network }) => network.layers.map(({ kind }) => kind)));
  expect([...kinds].toSorted()).toEqual(['attention', 'class-and-box', 'conv2d', 'dense', 'embedding', 'flatten', 'gru', 'mean', 'message', 'per-step', 'pool', 'recurrent', 'repeat', 'reshape', 'upsample']);
});

test.each(golden.map((each) => [each.network.layers.map(({ kind }) => kind).join(' > '), each] as const))('%s', async (_name, { network, outputs: said, gradients }) => {
  checkNetwork(network);
  const parameters = someParameters(network);
  const rows = someRows(network);
  const forward = predict(network, parameters, rows);
  near(outputs(forward), said);
  near(feedback(network, parameters, rows, forward), gradients);
  near(await simdGradients(network), gradients);
});
