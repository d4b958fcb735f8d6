import { expect, test } from 'vitest';
import { hotelRows } from '../../src/engine/dataset/hotels.ts';
import { feedback } from '../../src/engine/feedback.ts';
import type { Network } from '../../src/engine/network.ts';
import { predict } from '../../src/engine/predict.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { solve } from '../../src/engine/solve.ts';

const line = hotelRows('chapter1', 'train');
const plane = hotelRows('chapter2', 'train');

test("the book's optima: the weight at b = 150 (p. 61), the bias at w = -7 (p. 78), the plane (p. 139)", () => {
  const weight = solve(line, Float64Array.of(0, 150), [false, true]);
  expect([weight[0]?.toFixed(3), weight[1]]).toEqual(['-7.058', 150]);
  const bias = solve(line, Float64Array.of(-7, 0), [true, false]);
  expect([bias[0], bias[1]]).toEqual([-7, expect.closeTo(150.6, 10)]);
  const [w1, w2, b] = solve(plane, new Float64Array(3), [false, false, false]);
  expect([w1, w2, b].map((value) => value?.toFixed(3))).toEqual(['1.480', '23.467', '37.862']);
});

test('the gradient of what is free is 0 there, whatever is frozen', () => {
  const network: Network = { inputs: 2, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 1, activation: 'linear' }] };
  for (let mask = 0; mask < 8; mask++) {
    const frozen = [1, 2, 4].map((bit) => Math.floor(mask / bit) % 2 === 1);
    const start = Float64Array.of(2, -3, 40);
    const best = solve(plane, start, frozen);
    const gradients = feedback(network, best, plane, predict(network, best, plane));
    frozen.forEach((still, p) => {
      if (still) expect(best[p]).toBe(start[p]);
      else expect(Math.abs(gradients[p] ?? NaN)).toBeLessThan(1e-10);
    });
  }
});

test('what the rows leave open keeps its start value', () => {
  const rows = makeRows([[5, 1], [5, 2], [5, 4]], [[2], [4], [8]]);
  const solved = solve(rows, Float64Array.of(1, 0, 0), [false, false, false]);
  expect(solved[0]).toBe(1);
  expect(solved[1]).toBeCloseTo(2, 12);
  expect(solved[2]).toBeCloseTo(-5, 12);
});

test('shapes that do not fit are refused', () => {
  expect(() => solve(line, new Float64Array(3), [false, false, false])).toThrow('start: 3 numbers; give 1 weights and a bias');
  expect(() => solve(line, new Float64Array(2), [false])).toThrow('frozen: 1 entries; give 2');
});
