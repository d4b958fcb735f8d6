import { expect, test } from 'vitest';
import { contentHash } from '../../src/curriculum/hash.ts';
import { nudge, onRange, type Range, snap } from '../../src/curriculum/range.ts';

const w: Range = { min: -15, max: 5, step: 0.1, scale: 'linear' };
const rate: Range = { min: 0.001, max: 5, step: 1.05, scale: 'log' };

test('a linear knob stands on its grid and nowhere else', () => {
  for (let stand = 0; stand <= 200; stand++) expect(onRange(w, Number((-15 + stand * 0.1).toFixed(9)))).toBe(true);
  for (const off of [-15.1, 5.1, 0.05, 0.1 + 0.2, Number.NaN, Infinity]) expect(onRange(w, off)).toBe(false);
  expect(snap(w, -7.43205)).toBe(-7.4);
  expect(snap(w, 99)).toBe(5);
});

test('a log knob stands on three significant digits', () => {
  for (const on of [0.001, 0.0465, 2.77, 5]) expect(onRange(rate, on)).toBe(true);
  for (const off of [0.04651, 2.772, 6, 0]) expect(onRange(rate, off)).toBe(false);
});

test('every key press moves, and back again', () => {
  for (const range of [w, rate]) {
    let value = range.min;
    for (let key = 0; key < 400 && value < range.max; key++) {
      const next = nudge(range, value, 1);
      expect(next).toBeGreaterThan(value);
      expect(onRange(range, next)).toBe(true);
      expect(nudge(range, next, -1)).toBeLessThan(next);
      value = next;
    }
    expect(value).toBe(range.max);
  }
});

test('equal content has equal hashes whatever its order, other content others', () => {
  expect(contentHash({ a: 1, b: [1, 2] })).toBe(contentHash({ b: [1, 2], a: 1, c: undefined }));
  const hashes = [{}, [], { a: 1 }, { a: 2 }, { b: 1 }, [1, 2], [2, 1], 'a', 1, null].map(contentHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});
