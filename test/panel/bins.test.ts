import { expect, test } from 'vitest';
import { alongAxis, axisOf, betterThan, BINS, binsOf } from '../../src/panel/bins.ts';

const values = Float64Array.from({ length: 1000 }, (_, index) => (index < 50 ? Infinity : 16 + index ** 2 / 1000));

test('every network is in one bar, those that diverged in the first', () => {
  const bins = binsOf(values, 1000, axisOf(values, 1000, []));
  expect(bins).toHaveLength(BINS);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  expect(bins[0]?.count).toBeGreaterThanOrEqual(50);
});

test('a bar shows one of its own', () => {
  const axis = axisOf(values, 1000, []);
  for (const { sample, from, to, count } of binsOf(values, 1000, axis).slice(1)) {
    expect(sample === null).toBe(count === 0);
    if (sample !== null) expect(values[sample]).toBeLessThanOrEqual(from * 1.0001);
    if (sample !== null && to > axis.best * 1.0001) expect(values[sample]).toBeGreaterThanOrEqual(to * 0.9999);
  }
});

test('only what is trained counts', () => {
  expect(binsOf(values, 0, axisOf(values, 0, [16])).every(({ count }) => count === 0)).toBe(true);
  expect(binsOf(values, 10, axisOf(values, 10, [16]))[0]?.count).toBe(10);
});

test('better lies further on', () => {
  const axis = { best: 10, worst: 1000 };
  expect([Infinity, 1000, 100, 10, 1].map((value) => alongAxis(axis, value))).toEqual([0, 0, 0.5, 1, 1]);
});

test('what diverged does not flatten the rest', () => {
  const wild = Float64Array.from({ length: 100 }, (_, index) => (index < 40 ? 18 + index : 10 ** index));
  expect(axisOf(wild, 100, [])).toEqual({ best: 18, worst: 7200 });
});

test('better than those that are worse, not than equals', () => {
  expect(betterThan(Float64Array.from([1, 2, 3, Infinity]), 4, 2)).toBe(50);
  expect(betterThan(new Float64Array(), 0, 2)).toBe(0);
});
