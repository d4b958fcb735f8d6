import { expect, test } from 'vitest';
import { decimalsOf, writtenNumber } from '../../src/panel/written-number.ts';

test('numbers as people type them', () => {
  expect(['-7.4', '\u22127,4', ' +150 ', '$-5', '.5', '1e3', '\u2212٧٫٤', '۱۲'].map(writtenNumber)).toEqual([-7.4, -7.4, 150, -5, 0.5, 1000, -7.4, 12]);
});

test('what is no number is none', () => {
  expect(['', 'w', '--2', '1.2.3', '1 e', 'Infinity'].map(writtenNumber)).toEqual([null, null, null, null, null, null]);
});

test('decimals follow the step', () => {
  expect([1, 0.1, 0.05, 5].map(decimalsOf)).toEqual([0, 1, 2, 0]);
});
