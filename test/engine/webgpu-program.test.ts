// What can be told of the programs of graphics cards without one. That they train as the reference does is tested on a page.
import { expect, test } from 'vitest';
import type { DenseNetwork } from '../../src/engine/layer/kinds.ts';
import { type OptimizerSpec, optimizerOf } from '../../src/engine/optimizer/registry.ts';
import type { Penalty } from '../../src/engine/penalty.ts';
import { memoryOf } from '../../src/engine/webgpu/memory.ts';
import { program } from '../../src/engine/webgpu/program.ts';

const network: DenseNetwork = {
  inputs: 2, loss: 'mean-squared-error',
  layers: [{ kind: 'dense', units: 3, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }],
};
function made(spec: OptimizerSpec, penalty: Penalty) {
  const optimizer = optimizerOf(spec);
  return program({ network, optimizer, penalty, frozen: false, memory: memoryOf(network, optimizer, false) });
}

test.each<[OptimizerSpec, OptimizerSpec]>([
  [{ name: 'momentum' }, { name: 'momentum', momentum: 0.123 }],
  [{ name: 'rmsprop' }, { name: 'rmsprop', decay: 0.123, epsilon: 0.01 }],
  [{ name: 'adam' }, { name: 'adam', momentum: 0, decay: 0.123, epsilon: 0.01 }],
])('constants of %j are told, not compiled', (one, other) => {
  const [first, second] = [made(one, { l1: 0.1, l2: 0.2 }), made(other, { l1: 0.3, l2: 0.123 })];
  expect(second.code).toBe(first.code);
  expect(second.constants).not.toEqual(first.constants);
  expect(second.constants).toContain(0.123);
  expect(first.code).not.toContain('0.9f');
});

test('one that no card can hold is refused', () => {
  expect(() => made({ name: 'adam', epsilon: 1e300 }, {})).toThrow('beyond single precision');
});
