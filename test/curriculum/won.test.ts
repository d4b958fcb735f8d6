// The numbers of the pass that counts stay, whatever is played afterwards.
import { expect, test } from 'vitest';
import type { Move } from '../../src/curriculum/move.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { levelOf } from './levels.ts';

const set = (w: number, b: number): Move => ({ kind: 'set', values: { w, b } });
const wonOf = (id: string, moves: readonly Move[]) => replay(levelOf(id), { seed: 1, moves: [...moves] }).won;

test('nothing is won before the pass', () => {
  expect(wonOf('fit-by-eye', [set(-3, 120)])).toBeNull();
});

test('playing on after a pass keeps its values; a lower value replaces them', () => {
  const first = wonOf('fit-by-eye', [set(-7, 150)]);
  expect(first?.values).toMatchObject({ w: -7, b: 150 });
  expect(wonOf('fit-by-eye', [set(-7, 150), set(5, 200)])).toEqual(first);
  expect(wonOf('fit-by-eye', [set(-7, 150), set(5, 200), set(-7.4, 152)])?.values).toMatchObject({ w: -7.4, b: 152 });
});

test('where stars go by a count, the pass with the least of it counts', () => {
  const rate = (value: number): Move => ({ kind: 'set', values: { rate: value } });
  const lap: Move = { kind: 'train', epochs: 1 };
  const slow = [rate(0.03), lap, lap, lap, lap, lap, lap];
  const fast: readonly Move[] = [{ kind: 'enter', phase: 'task' }, rate(0.0465), lap];
  const won = wonOf('learning-rate', [...slow, ...fast, lap]);
  expect(won?.count).toBe(1);
  expect(won?.values['rate']).toBe(0.0465);
});

test('what was handed over stays told after a fresh round', () => {
  const planted: readonly Move[] = [{ kind: 'set', values: { w: -7.4 } }, { kind: 'commit' }];
  expect(wonOf('gradient', [...planted, { kind: 'enter', phase: 'task' }])).toEqual(wonOf('gradient', planted));
});
