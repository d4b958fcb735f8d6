import { expect, test } from 'vitest';
import { random } from '../../src/engine/random.ts';

test('a seed is a stream, for ever', () => {
  const first = random(7);
  const again = random('7');
  const other = random(8);
  const three = [first.uniform(), first.uniform(), first.uniform()];
  expect([again.uniform(), again.uniform(), again.uniform()]).toEqual(three);
  expect([other.uniform(), other.uniform(), other.uniform()]).not.toEqual(three);
});

test('uniform fills [0, 1) evenly, within and across seeds', () => {
  const { uniform } = random('even');
  const streams = [() => uniform(), ((seed) => () => random(seed++).uniform())(0)];
  for (const draw of streams) {
    const bins = Array.from({ length: 20 }, () => 0);
    for (let i = 0; i < 20_000; i++) {
      const x = draw();
      expect(x >= 0 && x < 1).toBe(true);
      const bin = Math.floor(x * 20);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    // Chi squared with 19 degrees of freedom: 43.8 is exceeded once in a thousand.
    expect(bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8);
  }
});

test('normal has mean 0, deviation 1 and thin tails', () => {
  const { normal } = random(1);
  const draws = Array.from({ length: 40_000 }, normal);
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  expect(draws.filter((x) => Math.abs(x) > 1.959964).length / draws.length).toBeCloseTo(0.05, 2);
});

test('integer, shuffle and draw stay in range and reach everything', () => {
  const stream = random('range');
  expect(new Set(Array.from({ length: 200 }, () => stream.integer(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  const items = Array.from({ length: 50 }, (_, i) => i);
  const shuffled = stream.shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
  expect(new Set(Array.from({ length: 200 }, () => stream.draw(-1, 1, 0.5)))).toEqual(new Set([-1, -0.5, 0, 0.5, 1]));
  expect(() => stream.integer(0)).toThrow(/whole number from 1/);
  expect(() => stream.draw(1, 0, 0.1)).toThrow(/from <= to/);
});

test('the first slot of a shuffle is fair', () => {
  const { shuffle } = random('fair');
  const firsts = Array.from({ length: 4_000 }, () => shuffle([0, 1, 2, 3])[0]);
  for (const item of [0, 1, 2, 3]) expect(firsts.filter((x) => x === item).length).toBeGreaterThan(900);
});
