import { expect, test } from 'vitest';
import { createShares } from '../../src/trainer/shares.ts';

test('every network is given out once, in order', () => {
  const shares = createShares(7);
  expect([shares.take(3), shares.take(3), shares.take(3), shares.take(3)]).toEqual([[0, 1, 2], [3, 4, 5], [6], []]);
});

test('what comes back is given out first, unless it is done', () => {
  const shares = createShares(6);
  const lost = shares.take(4);
  expect(shares.settle(1)).toBe(true);
  shares.giveBack(lost);
  expect(shares.take(2)).toEqual([0, 2]);
  expect(shares.settle(3)).toBe(true);
  expect(shares.take(9)).toEqual([4, 5]);
});

test('a network is settled once', () => {
  const shares = createShares(2);
  expect([shares.settle(0), shares.settle(0), shares.settle(2), shares.done, shares.complete]).toEqual([true, false, false, 1, false]);
  shares.settle(1);
  expect(shares.complete).toBe(true);
});
