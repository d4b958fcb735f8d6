import { expect, test } from 'vitest';
import { callAlong, gaugeScale } from '../../src/panel/gauge-scale.ts';

const { places, along } = gaugeScale(20, [31.7, 19.4, 16.5, 16.37], 1033);

test('marks keep their distance, the goal first, and what only the goal asks begins there', () => {
  expect(places.map(({ value }) => value)).toEqual([20, 19.4, 16.5, 16.37]);
  const gaps = places.slice(1).map((place, index) => place.along - (places[index]?.along ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(0.08);
  expect(places.find(({ target }) => target)?.value).toBe(20);
  expect(places.map(({ stars }) => stars)).toEqual([[1], [2], [3], [4]]);
});

test('lower lies further on, everywhere', () => {
  const values = [Infinity, 1e9, 1033, 400, 31.7, 25, 20, 18, 16.4, 16.37, 10, 0];
  const stands = values.map(along);
  expect(stands[0]).toBe(0);
  expect(stands.at(-1)).toBe(1);
  for (const [index, stand] of stands.entries()) if (index > 2) expect(stand).toBeGreaterThan(stands[index - 1] ?? 0);
});

test('each mark stands where its value stands', () => {
  for (const place of places) expect(along(place.value)).toBeCloseTo(place.along, 9);
});

test('equal bars share a place, and a bound of zero has one', () => {
  const shared = gaugeScale(0, [2, 1, 0, 0], 8);
  expect(shared.places.map(({ stars, target }) => [stars, target])).toEqual([[[1, 2, 3, 4], true]]);
  expect(shared.along(0)).toBeCloseTo(shared.places[0]?.along ?? -1, 9);
  expect(gaugeScale(0, null, 5).along(3)).toBeGreaterThan(0);
});

test('what is no number stands at the start', () => {
  expect(along(Number.NaN)).toBe(0);
});

test('beside what a call is held against, less lies left and more right, however much, and nothing runs off', () => {
  const values = [-Infinity, -1e9, 0, 40, 109, 109.5, 400, 1e9, Infinity];
  const stands = values.map((value) => callAlong(value, 109));
  expect(stands).toEqual(stands.toSorted((a, b) => a - b));
  expect(callAlong(109, 109)).toBe(0.5);
  for (const stand of [...stands, callAlong(-3, 0), callAlong(Number.NaN, 1)]) expect(stand >= 0.05 && stand <= 0.95).toBe(true);
});
