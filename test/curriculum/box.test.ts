import { expect, test } from 'vitest';
import { circle, thicknessOf } from '../../src/curriculum/box.ts';
import { driven } from '../../src/curriculum/drivers.ts';
import { metricAt } from '../../src/curriculum/measured.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf } from './levels.ts';

test('sine and cosine without the machine\'s own', () => {
  for (const degrees of [-180, -35, 0, 60, 107, 350]) {
    const { sin, cos } = circle(degrees);
    expect(sin).toBeCloseTo(Math.sin((degrees * Math.PI) / 180), 9);
    expect(cos).toBeCloseTo(Math.cos((degrees * Math.PI) / 180), 9);
  }
});

test('a flat sheet has an edge from which all it says lies on one line', () => {
  const { stage, values } = firstPlay(levelOf('collapse'), 1);
  const seen = Array.from({ length: 181 }, (_, half) => thicknessOf(stage, values, 2 * half - 180, 12));
  expect(Math.min(...seen)).toBeLessThan(2);
  expect(Math.max(...seen)).toBeGreaterThan(8);
});

test('only with all three valves open is the goal in reach', () => {
  const { played, values } = firstPlay(levelOf('three-drivers'), 1);
  const drawn = played.task;
  if (drawn === undefined) throw new Error('no stage');
  const loss = (algorithm: number, data: number, computation: number) => {
    const there = driven(drawn, { ...values, algorithm, data, computation });
    return metricAt(there.stage, there.values, 'mean-squared-error', 'test');
  };
  expect(loss(2, 2, 2)).toBeLessThan(60);
  for (const shut of [loss(0, 2, 2), loss(2, 1, 2), loss(2, 2, 1)]) expect(shut).toBeGreaterThan(100);
});
