import { expect, test } from 'vitest';
import { boundarySays, heightOf, knotsOf, laidOn } from '../../src/curriculum/boundary.ts';
import { makeRows } from '../../src/engine/rows.ts';

const HAND = { kind: 'boundary' as const, bends: [0, 10, 20], curves: 1 as const };

test('a boundary runs straight from bend to bend, and on beyond its ends', () => {
  const knots = knotsOf(HAND, { c1: 2, c2: 4, c3: 4 }, 0);
  expect([0, 5, 10, 15, 20, 25, -5].map((x) => heightOf(knots, x))).toEqual([2, 3, 4, 4, 4, 4, 1]);
});

test('where only its ends are used, it is straight', () => {
  expect(heightOf(knotsOf({ ...HAND, used: [1, 3] }, { c1: 2, c2: 9, c3: 4 }, 0), 10)).toBe(3);
});

test('over it lies yes; of two, a class between them', () => {
  const values = { c1: 3, c2: 3, c3: 3, d1: 4, d2: 4, d3: 4 };
  expect([...boundarySays(HAND, values, makeRows([[5, 3.5], [5, 2.5]], [[1], [0]]))]).toEqual([1, 0]);
  const rows = makeRows([[5, 4.5], [5, 3.5], [5, 2]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
  expect([...boundarySays({ ...HAND, curves: 2 }, values, rows)]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
});

test('what was drawn straight lies as it lay once it may bend', () => {
  const values = laidOn({ ...HAND, used: [1, 3] }, HAND, { c1: 2, c2: 9, c3: 4 });
  expect(values).toEqual({ c1: 2, c2: 3, c3: 4 });
});
