import { expect, test } from 'vitest';
import { cellsOf, figureOf, pushOf, ratesOf, surpriseOf, worthIt } from '../../src/curriculum/classes.ts';

/** The book's fraud example, p. 173-177. */
const FRAUD = [[90, 3], [5, 2]];

test('cells and rates of yes', () => {
  expect(cellsOf(FRAUD, 1)).toEqual({ caught: 2, missed: 5, alarms: 3, spared: 90 });
  expect(ratesOf(FRAUD, 1)).toEqual({ accuracy: 0.92, precision: 0.4, recall: 2 / 7, f1: 1 / 3 });
  expect(figureOf(FRAUD, 'wrong', 1)).toBe(8);
});

test('cells of one class of three', () => {
  expect(cellsOf([[5, 0, 0], [0, 11, 0], [0, 1, 7]], 1)).toEqual({ caught: 11, missed: 0, alarms: 1, spared: 12 });
});

test('rates where there is nothing to count are 0', () => {
  expect(ratesOf([[4, 0], [2, 0]], 1)).toEqual({ accuracy: 4 / 6, precision: 0, recall: 0, f1: 0 });
});

test('a detector that catches 2 of 7 at 3 alarms in 93 is worth it from 11 frauds in 100', () => {
  expect(worthIt(200 / 7, 300 / 93)).toBe(11);
});

test('half is worth 0.693; squared error goes numb where cross-entropy does not (p. 164)', () => {
  expect(surpriseOf([{ times: 10, gave: 0.5 }])).toBeCloseTo(Math.LN2, 4);
  expect(pushOf('binary-cross-entropy', -4, 1)).toBeCloseTo(0.982, 3);
  expect(pushOf('mean-squared-error', -4, 1)).toBeCloseTo(0.0173, 4);
});
