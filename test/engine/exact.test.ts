import { describe, expect, test } from 'vitest';
import { exp, log, sigmoid, tanh } from '../../src/engine/exact.ts';
import { random } from '../../src/engine/random.ts';

const { uniform } = random('exact');
const between = (from: number, to: number) => from + (to - from) * uniform();

/** Largest relative difference over the points. */
function worst(mine: (x: number) => number, theirs: (x: number) => number, points: readonly number[]): number {
  return points.reduce((most, x) => {
    const want = theirs(x);
    return Math.max(most, want === 0 ? Math.abs(mine(x)) : Math.abs(mine(x) - want) / Math.abs(want));
  }, 0);
}

const many = (from: number, to: number) => Array.from({ length: 20_000 }, () => between(from, to));
const scales = Array.from({ length: 20_000 }, () => between(1, 10) * 10 ** Math.floor(between(-300, 300)));

describe('within 1e-15 of Math', () => {
  test('exp', () => {
    expect(worst(exp, Math.exp, [...many(-1, 1), ...many(-30, 30), ...many(-707, 709.7)])).toBeLessThan(1e-15);
  });
  test('log', () => {
    expect(worst(log, Math.log, [...many(0, 1), ...many(0.9, 1.1), ...many(0, 1e3), ...scales])).toBeLessThan(1e-15);
  });
  test('tanh', () => {
    const tiny = scales.filter((x) => x < 1);
    expect(worst(tanh, Math.tanh, [...many(-0.6, 0.6), ...many(-3, 3), ...many(-30, 30), ...tiny])).toBeLessThan(1.2e-15);
  });
  test('sigmoid', () => {
    const theirs = (x: number) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
    expect(worst(sigmoid, theirs, [...many(-2, 2), ...many(-40, 40), ...many(-700, 700)])).toBeLessThan(1e-15);
  });
});

test('the ends', () => {
  expect([exp(0), exp(Infinity), exp(-Infinity), exp(710), exp(-746)]).toEqual([1, Infinity, 0, Infinity, 0]);
  expect(exp(709.78)).toBeLessThan(Infinity);
  expect(exp(-745)).toBe(Math.exp(-745));
  expect(exp(NaN)).toBeNaN();
  expect([log(1), log(0), log(Infinity)]).toEqual([0, -Infinity, Infinity]);
  expect([log(Number.MIN_VALUE), log(Number.MAX_VALUE)]).toEqual([Math.log(Number.MIN_VALUE), Math.log(Number.MAX_VALUE)]);
  expect([log(-1), log(NaN)]).toEqual([NaN, NaN]);
  expect([tanh(0), tanh(Infinity), tanh(-Infinity), tanh(800), tanh(NaN)]).toEqual([0, 1, -1, 1, NaN]);
  expect([sigmoid(0), sigmoid(Infinity), sigmoid(-Infinity), sigmoid(NaN)]).toEqual([0.5, 1, 0, NaN]);
});
