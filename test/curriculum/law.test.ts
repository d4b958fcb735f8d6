import { describe, expect, test } from 'vitest';
import { bestUnderLaw } from '../../src/curriculum/law.ts';
import { bestNumber } from '../../src/curriculum/best-number.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { random } from '../../src/engine/random.ts';

const AGGREGATES = ['mean', 'max'] as const;
const MEASURES = ['absolute', 'squared'] as const;

function loss(inputs: readonly number[], targets: readonly number[], aggregate: string, measure: string, w: number, b: number): number {
  const sizes = inputs.map((x, row) => Math.abs(w * x + b - (targets[row] ?? 0))).map((size) => (measure === 'squared' ? size * size : size));
  return aggregate === 'max' ? Math.max(...sizes) : sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}

/** The lowest loss that a grid finds which closes in on its best point. */
function searched(inputs: readonly number[], targets: readonly number[], aggregate: string, measure: string): number {
  let [w, b, reach] = [0, 0, 40];
  let lowest = Infinity;
  for (let round = 0; round < 70; round++) {
    const [centre, height] = [w, b];
    for (let i = -10; i <= 10; i++) {
      for (let j = -10; j <= 10; j++) {
        const [tryW, tryB] = [centre + (i * reach) / 10, height + (j * reach) / 10];
        const value = loss(inputs, targets, aggregate, measure, tryW, tryB);
        if (value < lowest) [lowest, w, b] = [value, tryW, tryB];
      }
    }
    reach *= 0.75;
  }
  return lowest;
}

describe.each(AGGREGATES.flatMap((aggregate) => MEASURES.map((measure) => [aggregate, measure] as const)))('%s %s', (aggregate, measure) => {
  test('no line that a search finds is better', () => {
    const chance = random(`law/${aggregate}/${measure}`);
    for (let town = 0; town < 6; town++) {
      const inputs = Array.from({ length: 4 + town }, () => Math.round(100 * chance.uniform()) / 10);
      const targets = inputs.map((x) => 20 - 2 * x + 3 * chance.normal());
      const { w, b } = bestUnderLaw(
        makeRows(
          inputs.map((x) => [x]),
          targets.map((y) => [y]),
        ),
        aggregate,
        measure,
      );
      const ours = loss(inputs, targets, aggregate, measure, w, b);
      const found = searched(inputs, targets, aggregate, measure);
      expect(ours).toBeLessThanOrEqual(found + 1e-9);
      expect(found).toBeLessThan(ours * 1.1);
    }
  });
});

test('a law of plain errors is content with a flat line', () => {
  const rows = makeRows([[1], [2], [4]], [[10], [7], [4]]);
  expect(bestUnderLaw(rows, 'mean', 'error')).toEqual({ w: 0, b: 7 });
  expect(bestUnderLaw(rows, 'max', 'error')).toEqual({ w: 0, b: 4 });
});

describe('one number for all of these', () => {
  const NUMBERS = [20, 60, 20, 30, 60, 20, 70];

  test.each([
    ['mean', 'squared', 40], ['mean', 'absolute', 30], ['max', 'squared', 45], ['mean', 'error', 40], ['max', 'error', 20], ['mean', 'hit', 20],
  ] as const)('the best under the %s %s is %d', (aggregate, measure, best) => {
    expect(bestNumber(NUMBERS, aggregate, measure)).toBeCloseTo(best, 12);
  });

  test('a hit goes by heads alone: one vote turns it, how far off the others are does not', () => {
    expect(bestNumber([60, 60, 20, 30, 60, 20, 70], 'mean', 'hit')).toBe(60);
    expect(bestNumber([20, 60, 20, 30, 60, 20, 7000], 'mean', 'hit')).toBe(20);
  });
});
