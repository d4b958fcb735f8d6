import { expect, test } from 'vitest';
import { cosineSchedule, exponentialSchedule, stepSchedule, warmUp } from '../../src/engine/schedule.ts';

test('steps, exponential decay and warm-up', () => {
  expect(stepSchedule(0.8, 5, { every: 2, factor: 0.5 })).toEqual([0.8, 0.8, 0.4, 0.4, 0.2]);
  expect(exponentialSchedule(1, 4, { factor: 0.5 })).toEqual([1, 0.5, 0.25, 0.125]);
  expect(warmUp([1, 1, 0.5, 0.25], 2)).toEqual([0.5, 1, 0.5, 0.25]);
  expect(warmUp([1, 1], 0)).toEqual([1, 1]);
  expect(stepSchedule(1, 0, { every: 1, factor: 1 })).toEqual([]);
});

test('half a cosine, to fourteen digits', () => {
  const rates = cosineSchedule(0.5, 101, { least: 0.1 });
  rates.forEach((rate, epoch) => expect(Math.abs(rate - (0.3 + 0.2 * Math.cos((Math.PI * epoch) / 100)))).toBeLessThan(1e-14));
  expect(cosineSchedule(0.5, 1)).toEqual([0.5]);
  expect(cosineSchedule(1, 3).at(-1)).toBeGreaterThanOrEqual(0);
});

test.each<[() => number[], RegExp]>([
  [() => stepSchedule(NaN, 1, { every: 1, factor: 1 }), /^rate: NaN; give/],
  [() => stepSchedule(1, 1.5, { every: 1, factor: 1 }), /^epochs: 1\.5; give/],
  [() => stepSchedule(1, 1, { every: 0, factor: 1 }), /^every: 0; give/],
  [() => exponentialSchedule(1, 1, { factor: 0 }), /^factor: 0; give/],
  [() => cosineSchedule(1, 1, { least: 2 }), /^least: 2; give/],
  [() => warmUp([1], -1), /^over: -1; give/],
])('nonsense is named, %#', (make, message) => {
  expect(make).toThrow(message);
});
