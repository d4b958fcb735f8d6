import { expect, test } from 'vitest';
import { firstPlay } from '../../src/curriculum/round.ts';
import { sharesApart, sharesAt, standsFor } from '../../src/curriculum/softmax.ts';
import { levelOf } from './levels.ts';

const { stage, values } = firstPlay(levelOf('normalise'), 1);
const at = (one: number, two: number, three: number) => ({ ...values, 'b1.1': one, 'b1.2': two, 'b1.3': three });

test('shares are parts of one, whatever height the sums stand at', () => {
  const { shares } = sharesAt(stage, at(0, 1.8, 1.1));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  sharesAt(stage, at(2, 3.8, 3.1)).shares.forEach((share, unit) => expect(share).toBeCloseTo(shares[unit] ?? 0, 12));
});

test('the loss is minus the logarithm of the true share', () => {
  const { shares, truth, loss } = sharesAt(stage, at(0, 0, 0));
  expect([truth, shares[truth]]).toEqual([1, 1 / 3]);
  expect(loss).toBeCloseTo(1.0986, 4);
});

test('stands bring the shares, one sum being pinned', () => {
  const knobs = [2, 3].map((unit) => ({ id: `b1.${unit}`, min: -4, max: 4, step: 0.1, scale: 'linear' as const }));
  const from = at(1.6, 0, 0);
  expect(sharesApart(stage, { ...from, ...standsFor(stage, from, [0.1, 0.6, 0.3], knobs) }, [0.1, 0.6, 0.3])).toBeLessThan(0.012);
});
