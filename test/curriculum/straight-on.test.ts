import { expect, test } from 'vitest';
import { slipOf } from '../../src/curriculum/hint-question.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { chordNear, sumsKnown } from '../../src/curriculum/straight-on.ts';
import { levelOf } from './levels.ts';

const fed = (...sums: readonly number[]) => sums.reduce((play, z) => advance(play, { kind: 'set', values: { 'b1.1': z } }), firstPlay(levelOf('exponent'), 1));
const says = (play: ReturnType<typeof fed>, to: number) => advance(play, { kind: 'answer', to });

test('a line goes on through the two sums that are nearest', () => {
  const known = sumsKnown(fed(1, 2, -1), 'b1.1');
  expect(known).toEqual([-1, 0, 1, 2]);
  expect(chordNear(known, 3)).toMatchObject({ from: 1, to: 2 });
  expect(chordNear(known, 3)?.at(3)).toBeCloseTo(2 * Math.exp(2) - Math.E, 9);
  expect(chordNear(known, -2)?.at(-2)).toBeLessThan(0);
  expect(chordNear([0], 3)).toBeNull();
});

test('what was told counts as known, and a wrong figure has the name of what it was', () => {
  expect(slipOf(says(fed(1, 2), 12.06))).toBe('straight-on');
  expect(slipOf(says(fed(1), 6.15))).toBe('straight-on');
  expect(slipOf(says(fed(1, 2), 7.39))).toBe('step-off');
  expect(slipOf(says(fed(1, 2), 54.6))).toBe('step-off');
  expect(slipOf(says(fed(1, 2), 20.09))).toBeNull();
  expect(slipOf(says(fed(1, 2), 70))).toBeNull();
  const told = says(fed(1, 2), 20.09);
  expect(sumsKnown(told, 'b1.1')).toEqual([0, 1, 2, 3]);
  expect(slipOf(says(says(told, 54.6), 0))).toBe('down-to-nothing');
});
