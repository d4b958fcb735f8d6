import { expect, test } from 'vitest';
import { nodeSymbol } from '../../src/game/node-symbol.ts';
import type { LayerSpec, Network } from '../../src/engine/network.ts';

const dense = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'relu' });
const network = (inputs: number, ...units: number[]): Network => ({ inputs, layers: units.map(dense), loss: 'mean-squared-error' });
const named = (of: Network, ...ids: string[]) => ids.map((id) => nodeSymbol(of, id));

test('along a chain numbers go by their layer', () => {
  expect(named(network(1, 1, 1), 'x1', 'w1.1.1', 'z1.1', 'a1.1', 'w2.1.1', 'a2.1')).toEqual(['x', 'w₁', 'z₁', 'a₁', 'w₂', 'ŷ']);
});

test('elsewhere each layer of weights has its letter, and each number a name of its own', () => {
  const wide = network(2, 2, 1);
  expect(named(wide, 'x2', 'w1.2.1', 'w2.1.1', 'z1.2')).toEqual(['x₂', 'w₂₁', 'v₁', 'z₂']);
  const ids = ['x1', 'w1.1.1', 'z1.1', 'a1.1', 'w2.1.1', 'w2.1.2', 'z2.1', 'z2.2', 'a2.1', 'a2.2', 'w3.1.1', 'w3.2.1', 'a3.1', 'b1.1', 'b2.1', 'b2.2', 'b3.1'];
  expect(new Set(named(network(1, 1, 2, 1), ...ids)).size).toBe(ids.length);
  expect(named(wide, 'z1.1', 'z2.1')).toEqual(['z₁', 'z']);
});
