import { expect, test } from 'vitest';
import { lightAt, lightStretch, lossOn, type Plot, plotValue, plotX, plotY } from '../../src/board/profile.ts';

const plot: Plot = { area: { x: 40, y: 10, width: 400, height: 300 }, min: -20, max: 10, ceiling: 1000, depth: 60 };

test('a value stands where the pointer finds it again', () => {
  for (const value of [-20, -7.05, 0, 10]) expect(plotValue(plot, plotX(plot, value))).toBeCloseTo(value, 10);
});

test('height is linear in the loss, so that the steepness seen is the gradient', () => {
  const one = plotY(plot, 0) - plotY(plot, 100);
  expect(plotY(plot, 400) - plotY(plot, 500)).toBeCloseTo(one, 10);
  expect(plotY(plot, 1000)).toBe(10);
  expect(plotY(plot, 0)).toBe(250);
});

test('between two samples the loss is on the straight line, outside it is that of the end', () => {
  const profile = Float64Array.of(4, 2, 8);
  const axis = { min: 0, max: 2 };
  expect(lossOn(profile, axis, 0.5)).toBe(3);
  expect(lossOn(profile, axis, 1.5)).toBe(5);
  expect(lossOn(profile, axis, -3)).toBe(4);
  expect(lossOn(profile, axis, 9)).toBe(8);
});

test('only ground within the radius of a walked stretch is lit, and stays so', () => {
  const mask = new Float32Array(101);
  const axis = { min: 0, max: 100 };
  lightStretch(mask, axis, 40, 60, 10);
  expect(lightAt(mask, axis, 50)).toBe(1);
  expect(lightAt(mask, axis, 61)).toBe(1);
  expect(lightAt(mask, axis, 29)).toBe(0);
  expect(lightAt(mask, axis, 71)).toBe(0);
  lightStretch(mask, axis, 90, 90, 5);
  expect(lightAt(mask, axis, 50)).toBe(1);
  expect(lightAt(mask, axis, 90)).toBe(1);
});
