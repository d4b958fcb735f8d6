import { expect, test } from 'vitest';
import { hopAt, hopSeconds } from '../../src/game/hop.ts';

test('short paths take 240 ms a hop, long ones 1.6 s in all', () => {
  expect(hopSeconds(1)).toBe(0);
  expect(hopSeconds(4)).toBeCloseTo(0.72);
  expect(hopSeconds(500)).toBe(1.6);
});

test('the ball visits every landing in order and ends on the last', () => {
  let before = -1;
  for (let step = 0; step <= 20; step++) {
    const { from, part, done } = hopAt(4, (0.72 * step) / 20);
    expect(from + part).toBeGreaterThanOrEqual(before);
    expect(done).toBe(step === 20);
    before = from + part;
  }
  expect(hopAt(4, 5)).toEqual({ from: 3, part: 0, done: true });
});

test('a path of one point stands still', () => {
  expect(hopAt(1, 0)).toEqual({ from: 0, part: 0, done: true });
});
