import { expect, test } from 'vitest';
import { evaluate } from '../../src/curriculum/quantity.ts';
import { wantedOf } from '../../src/curriculum/measured.ts';
import { stageOf } from '../../src/curriculum/stage.ts';
import { levels } from './levels.ts';

const level = levels.find(({ id }) => id === 'output-neurons');
if (level === undefined) throw new Error('no level output-neurons');
const near = stageOf(level, 1, 'task', 0);
const far = stageOf(level, 1, 'transfer', 0);
const count = (stage: typeof near, given: Readonly<Record<string, number>>) => evaluate(stage, stage.start, { of: 'stirred', given });

test("an output's own wire or bias stirs it alone, a hidden unit all outputs that listen", () => {
  expect([count(near, { 'w2.2.2': 1 }), count(near, { 'b2.1': 0 }), count(near, { 'b1.2': -5 }), count(near, { 'b1.3': 4 })]).toEqual([1, 1, 3, 2]);
  expect(count(near, {})).toBe(0);
});

test('a unit that sleeps stirs nothing while it sleeps on, and what it reaches once it wakes', () => {
  expect([count(far, { 'b1.1': -1 }), count(far, { 'w1.1.1': 0.6 })]).toEqual([2, 2]);
  const [miles = 0] = near.train.inputs;
  const wakes = miles * 0.5 - 1.5 > 0;
  expect(count(near, { 'b1.1': -1.5 })).toBe(miles > 4 || wakes ? 2 : 0);
  expect(count(near, { 'b1.1': 5 })).toBe(2);
});

test('of several outputs, each is wanted what it would say, and the farthest counts', () => {
  const given = { 'w2.2.2': 2 };
  const wanted = wantedOf(near, near.start, { of: 'apart', given });
  expect(wanted).toHaveLength(3);
  const apart = evaluate(near, near.start, { of: 'apart', given });
  expect(apart).toBeGreaterThan(0.5);
  expect(evaluate(near, { ...near.start, ...given }, { of: 'apart', given })).toBe(0);
});
