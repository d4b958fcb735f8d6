import { expect, test } from 'vitest';
import hotels from '../../assets/datasets/hotels.json' with { type: 'json' };
import { hotelRows } from '../../src/engine/dataset/hotels.ts';
import { losses } from '../../src/engine/loss/registry.ts';
import type { Network } from '../../src/engine/network.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { confusionMatrix } from '../../src/engine/metric/confusion-matrix.ts';
import { f1Of } from '../../src/engine/metric/f1.ts';
import { precisionOf } from '../../src/engine/metric/precision.ts';
import { recallOf } from '../../src/engine/metric/recall.ts';
import { judge } from '../../src/engine/metric/judge.ts';
import { metricOf, metrics, type MetricName } from '../../src/engine/metric/registry.ts';

/** 100 payments, p. 173-177: 7 frauds, of which 2 are caught, and 3 false alarms. */
const fraud = Float64Array.from({ length: 100 }, (_, i) => (i < 7 ? 1 : 0));
const alarms = Float64Array.from({ length: 100 }, (_, i) => (i < 2 || (i >= 7 && i < 10) ? 0.9 : 0.2));

test("the book's fraud example: TN 90 FP 3 FN 5 TP 2", () => {
  expect(confusionMatrix(alarms, fraud, 1)).toEqual([[90, 3], [5, 2]]);
  expect(metricOf('accuracy')(alarms, fraud, 1)).toBe(0.92);
  expect(metricOf('precision')(alarms, fraud, 1)).toBe(0.4);
  expect(metricOf('recall')(alarms, fraud, 1)).toBeCloseTo(0.2857, 4);
  expect(metricOf('f1')(alarms, fraud, 1)).toBeCloseTo(1 / 3, 12);
});

test('always "no": 93 % right and nothing caught; always "yes": F1 13.1 %', () => {
  const no = new Float64Array(100);
  expect([metricOf('accuracy')(no, fraud, 1), metricOf('precision')(no, fraud, 1), metricOf('recall')(no, fraud, 1), metricOf('f1')(no, fraud, 1)]).toEqual([0.93, 0, 0, 0]);
  expect(metricOf('f1')(new Float64Array(100).fill(1), fraud, 1)).toBeCloseTo(0.131, 3);
});

test('the threshold counts from itself upwards', () => {
  const predictions = Float64Array.of(0.3, 0.5, 0.7);
  const targets = Float64Array.of(0, 1, 1);
  expect(confusionMatrix(predictions, targets, 1)).toEqual([[1, 0], [0, 2]]);
  expect(metrics.recall(predictions, targets, 1, 0.6)).toBe(0.5);
  expect(metrics.precision(predictions, targets, 1, 0.3)).toBeCloseTo(2 / 3, 12);
});

test('three classes: precision and recall by column and row (p. 201)', () => {
  const matrix = [[5, 0, 0], [0, 11, 0], [0, 1, 7]];
  expect([precisionOf(matrix, 1), recallOf(matrix, 2), recallOf(matrix, 0)]).toEqual([11 / 12, 7 / 8, 1]);
  expect(f1Of(matrix, 1)).toBeCloseTo(22 / 23, 12);
  const targets = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  const predictions = Float64Array.of(0.5, 0.3, 0.2, 0.1, 0.6, 0.3, 0.2, 0.5, 0.3);
  expect(confusionMatrix(predictions, targets, 3)).toEqual([[1, 0, 0], [0, 1, 0], [0, 1, 0]]);
  expect(metricOf('accuracy')(predictions, targets, 3)).toBeCloseTo(2 / 3, 12);
});

test('errors at the best line of chapter 1 (p. 57-58)', () => {
  const { inputs, targets } = hotelRows('chapter1', 'train');
  const predictions = inputs.map((x) => -7.43205 * x + 152.18779);
  expect(metricOf('max-error')(predictions, targets, 1)).toBeCloseTo(8, 1);
  expect(metricOf('max-absolute')(predictions, targets, 1)).toBeCloseTo(8, 1);
  expect(metricOf('max-squared')(predictions, targets, 1)).toBeCloseTo(64, 0);
  expect(metricOf('mean-squared-error')(predictions, targets, 1)).toBeCloseTo(16.3655, 3);
  const flat = new Float64Array(8).fill(124.875);
  expect(metricOf('mean-error')(flat, targets, 1)).toBe(0);
  expect(metricOf('mean-squared-error')(flat, targets, 1)).toBeCloseTo(457.1, 1);
  expect(metricOf('mean-absolute')(Float64Array.of(1, 5), Float64Array.of(3, 4), 1)).toBe(1.5);
});

test('cross entropies in natural logarithms (p. 166, 195), finite for a hopeless row', () => {
  const binary = losses['binary-cross-entropy'];
  const one = (p: number, y: number) => binary.value(Float64Array.of(p), Float64Array.of(y), 1, 1);
  expect([one(0.5, 1), one(0.95, 1), one(0.05, 1)].map((value) => value.toFixed(3))).toEqual(['0.693', '0.051', '2.996']);
  expect(one(0, 1)).toBeCloseTo(36.7, 1);
  expect(one(1, 0)).toBe(one(0, 1));
  const categorical = losses['categorical-cross-entropy'];
  expect(categorical.value(Float64Array.of(0.1, 0.6, 0.3), Float64Array.of(0, 1, 0), 1, 3)).toBeCloseTo(0.511, 3);
});

test('a network that is not finite has nothing right: every metric is NaN', () => {
  const network: Network = { inputs: 1, loss: 'binary-cross-entropy', layers: [{ kind: 'dense', units: 1, activation: 'sigmoid' }] };
  const rows = makeRows([[0], [1]], [[0], [1]]);
  const names: readonly MetricName[] = ['accuracy', 'precision', 'recall', 'f1', 'max-absolute'];
  for (const parameters of [[NaN, 0], [0, NaN], [Infinity, 0], [-Infinity, Infinity]]) {
    expect([...judge(network, Float64Array.from(parameters), rows, names)]).toEqual(names.map(() => NaN));
  }
  expect([...judge(network, Float64Array.of(1, -0.5), rows, ['accuracy'])]).toEqual([1]);
});

test('the hotels: counts, and the first chapter is a split of its own', () => {
  const sizes = (['chapter1', 'chapter2', 'chapter3', 'chapter4'] as const).map((chapter) => [hotelRows(chapter, 'train').count, hotelRows(chapter, 'test').count]);
  expect(sizes).toEqual([[8, 4], [24, 8], [24, 8], [24, 8]]);
  const sums = (chapter: 'chapter3' | 'chapter4', outputs: number) => Array.from({ length: outputs }, (_, u) =>
    hotelRows(chapter, 'train').targets.reduce((sum, y, i) => (i % outputs === u ? sum + y : sum), 0));
  expect([sums('chapter3', 1), sums('chapter4', 3)]).toEqual([[11], [5, 11, 8]]);
  expect(hotels.line.find(({ hotel }) => hotel === 27)?.split).toBe('train');
  expect(hotels.hotels.find(({ id }) => id === 27)?.split).toBe('test');
});

test('steps, sequences and perplexity are judged step by step', () => {
  // Two rows of two steps of three words: the second row's second step is wrong.
  const said = Float64Array.of(0.5, 0.25, 0.25, 0.1, 0.8, 0.1, 0.25, 0.25, 0.5, 0.6, 0.2, 0.2);
  const truth = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1);
  expect(metricOf('step-accuracy', 0.5, 3)(said, truth, 6)).toBe(0.75);
  expect(metricOf('sequence-accuracy', 0.5, 3)(said, truth, 6)).toBe(0.5);
  expect(metricOf('perplexity', 0.5, 3)(said, truth, 6)).toBeCloseTo((0.5 * 0.8 * 0.5 * 0.2) ** (-1 / 4), 12);
  const even = new Float64Array(12).fill(1 / 3);
  expect(metricOf('perplexity', 0.5, 3)(even, truth, 6)).toBeCloseTo(3, 12);
});

test('masks: what is shared of what either covers', () => {
  const mask = Float64Array.of(1, 1, 0, 0, 1, 0, 0, 0);
  expect(metricOf('iou')(Float64Array.of(0.9, 0.2, 0.7, 0.1, 0.9, 0, 0, 0), mask, 4)).toBe(2 / 4);
  expect(metricOf('iou')(new Float64Array(8), mask, 4)).toBe(0);
  expect(metricOf('iou')(new Float64Array(8), new Float64Array(8), 4)).toBe(1);
  expect(metricOf('step-accuracy', 0.5, 1)(Float64Array.of(0.9, 0.2, 0.7, 0.1, 0.9, 0, 0, 0), mask, 4)).toBe(6 / 8);
});

test('boxes: overlap, class, and both; an empty picture has no box', () => {
  const actual = Float64Array.of(1, 0, 0.5, 0.5, 0.4, 0.4, 0, 1, 0, 0, 0, 0);
  const shifted = Float64Array.of(0.8, 0.2, 0.7, 0.5, 0.4, 0.4, 0.4, 0.6, 0.3, 0.3, 0.3, 0.3);
  expect(metricOf('box-iou')(actual, actual, 6)).toBeCloseTo(1, 12);
  expect(metricOf('box-iou')(shifted, actual, 6)).toBeCloseTo((0.2 * 0.4) / (2 * 0.16 - 0.2 * 0.4), 12);
  expect(metricOf('class-accuracy')(shifted, actual, 6)).toBe(1);
  expect(metricOf('found')(shifted, actual, 6)).toBe(0.5);
  expect(metricOf('found')(actual, actual, 6)).toBe(1);
});
