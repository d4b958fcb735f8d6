import { describe, expect, test } from 'vitest';
import { graphOf, lossWith, ripple } from '../../src/curriculum/graph.ts';
import type { Network } from '../../src/engine/network.ts';
import { parameterNames } from '../../src/engine/network.ts';
import { feedback } from '../../src/engine/feedback.ts';
import { predict } from '../../src/engine/predict.ts';
import { makeRows } from '../../src/engine/rows.ts';

const chain: Network = { inputs: 1, layers: [{ kind: 'dense', units: 1, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }], loss: 'mean-squared-error' };
const names = parameterNames(chain);
const parameters = Float64Array.from([1.5, 0, 0.5, 0]);
const row = { inputs: [2], targets: [4] };

describe('the graph of one row', () => {
  test('has the gradients of the worked example', () => {
    const { nodes } = graphOf(chain, parameters, names, row);
    const gradient = (id: string) => nodes.get(id)?.gradient;
    expect([gradient('z2.1'), gradient('w2.1.1'), gradient('a1.1'), gradient('z1.1'), gradient('w1.1.1')]).toEqual([-2.5, -7.5, -1.25, -1.25, -2.5]);
  });

  test('agrees with the engine on a network with several ways to the loss', () => {
    const network: Network = { inputs: 2, layers: [{ kind: 'dense', units: 3, activation: 'tanh' }, { kind: 'dense', units: 2, activation: 'relu' }, { kind: 'dense', units: 3, activation: 'softmax' }], loss: 'categorical-cross-entropy' };
    const own = parameterNames(network);
    const values = Float64Array.from(own, (_, index) => ((index * 37) % 11) / 7 - 0.6);
    const rows = makeRows([[0.7, -1.2]], [[0, 1, 0]]);
    const engine = feedback(network, values, rows, predict(network, values, rows));
    const { nodes } = graphOf(network, values, own, { inputs: [0.7, -1.2], targets: [0, 1, 0] });
    own.forEach((name, index) => expect(nodes.get(name)?.gradient).toBeCloseTo(engine[index] ?? Number.NaN, 10));
  });

  test('a gradient is the slope of the ground under its number', () => {
    const { nodes } = graphOf(chain, parameters, names, row);
    for (const id of ['w1.1.1', 'w2.1.1', 'a1.1', 'z1.1']) {
      const node = nodes.get(id);
      const at = (value: number) => lossWith(chain, parameters, names, row, id, value);
      const value = node?.value ?? 0;
      expect((at(value + 1e-5) - at(value - 1e-5)) / 2e-5).toBeCloseTo(node?.gradient ?? Number.NaN, 5);
    }
  });

  test('a ripple runs forwards only, and not through a shut gate', () => {
    expect([...ripple(chain, parameters, names, row, 'w2.1.1')].toSorted()).toEqual(['a2.1', 'loss', 'w2.1.1', 'z2.1']);
    expect([...ripple(chain, Float64Array.from([-1.5, 0, 0.5, 0]), names, row, 'w1.1.1')].toSorted()).toEqual(['w1.1.1', 'z1.1']);
  });
});
