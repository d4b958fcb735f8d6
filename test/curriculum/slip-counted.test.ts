// Figures that were worked out wrong in a way that has a name.
import { expect, test } from 'vitest';
import { slipOf } from '../../src/curriculum/hint-question.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { levelOf } from './levels.ts';

const says = (play: Play, to: number | string) => advance(play, { kind: 'answer', to });

test('of a way through wires: added, taken by another way, or with a bias along', () => {
  const play = firstPlay(levelOf('collapse'), 1);
  const { 'w1.1.1': first = 0, 'w1.1.2': second = 0, 'w2.1.1': up = 0, 'w2.2.1': down = 0, 'b1.1': bias = 0 } = play.values;
  expect(slipOf(says(play, first + up))).toBe('added-along');
  expect(slipOf(says(play, second * down))).toBe('another-way');
  expect(slipOf(says(play, first * up + second * down))).toBe('another-way');
  expect(slipOf(says(play, (first + bias) * up))).toBe('bias-along');
  expect(slipOf(says(play, first * up))).toBeNull();
  const both = [first * up, second * down].reduce(says, play);
  expect(slipOf(says(both, first * up))).toBe('one-way-only');
});

test('of parameters: biases, or the output, that were not counted; of updates: rows, or those of one batch', () => {
  const sized = says(firstPlay(levelOf('five-and-ten'), 1), 'one');
  expect(sized.values['run']).toBe(5);
  expect(slipOf(says(sized, 2 * 5 + 5 * 10 + 10 * 3))).toBe('biases-uncounted');
  expect(slipOf(says(sized, 3 * 5 + 6 * 10))).toBe('output-uncounted');
  const batched = says(firstPlay(levelOf('batch-size'), 1), 'all');
  const truth = says(batched, 2).answers.at(-1)?.truth;
  expect(slipOf(says(batched, 24))).toBe('counted-rows');
  expect(slipOf(says(batched, 24 / Number(truth)))).toBe('counted-batch');
});

test('shares that are set where sums are asked for are no shares', () => {
  const play = advance(firstPlay(levelOf('softmax-prediction'), 1), { kind: 'set', values: { 'b1.2': 0.9 } });
  expect(slipOf(says(play, 'hand-over'))).toBe('part-for-sum');
  const near = (z: number) => says(advance(play, { kind: 'set', values: { 'b1.2': z } }), 'hand-over').answers.at(-1)?.right;
  expect([2.7, 2.8, 2.9, 3, 3.1].map(near)).toEqual([undefined, true, true, true, undefined]);
});
