// What is said by hand instead of the network, and what is decided by what the network says.
import { expect, test } from 'vitest';
import { bestRule, handSays } from '../../src/curriculum/hand.ts';
import { decide, stakes, worthOf } from '../../src/curriculum/decision.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { spread } from '../../src/board/line-hand-grips.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { readLevel } from '../../scripts/read-levels.ts';

const rows = makeRows([[0.5], [1.1], [1.6], [2.4], [3.5], [4.6], [6.2], [9.5]], [[146], [149], [140], [134], [127], [110], [112], [81]]);

test('the best rule of one cut is the one of the book', () => {
  const { cuts, prices } = bestRule(rows, 1);
  expect(cuts[0]).toBeCloseTo(4.05);
  expect(prices.map((price) => Number(price.toFixed(1)))).toEqual([139.2, 101]);
});

test('a step begins at its cut, and cuts that cross are put in order', () => {
  const hand = { kind: 'rule', cuts: 2 } as const;
  const said = handSays(hand, { cut1: 5, cut2: 1.1, p1: 1, p2: 2, p3: 3 }, rows);
  expect([...said]).toEqual([1, 2, 2, 2, 2, 2, 3, 3]);
});

test('what is booked and what is passed over add up to what is left lying', () => {
  const { stage } = firstPlay(readLevel('levels/introduction/prediction-and-decision.json'), 1);
  const values = { ...stage.start, t: 118, loss: 5 };
  const rows = decide(stage, values, 'train');
  expect(stakes(stage, values, 'train').lost).toBe(rows.reduce((sum, { lost }) => sum + lost, 0));
  expect(rows.filter(({ booked }) => booked).every(({ predicted }) => predicted <= 118)).toBe(true);
  expect(worthOf(stage, { ...stage.start, t: Infinity }, 'train')).toBeLessThanOrEqual(0);
});

test('neighbours make room for each other, and stay within', () => {
  const places = spread([10, 12, 200], 40, 0, 220);
  expect((places[1] ?? 0) - (places[0] ?? 0)).toBeGreaterThanOrEqual(39);
  expect(places[2]).toBe(200);
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
});

test('sealed prices stay sealed while a hand-over is turned down, and open with the end of the round', () => {
  const level = readLevel('levels/introduction/guess-the-price.json');
  const handed = (times: number) => replay(level, { seed: 1, moves: Array.from({ length: times }, () => ({ kind: 'answer' as const, to: 'hand-over' })) });
  expect(handed(3)).toMatchObject({ verdict: 'open', opened: false, mistakes: 1 });
  expect(handed(4)).toMatchObject({ verdict: 'missed', opened: true, mistakes: 2 });
});
