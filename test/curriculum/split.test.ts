import { expect, test } from 'vitest';
import { fewestWide, wideOf } from '../../src/curriculum/wide.ts';
import { splitFigure, splitRows } from '../../src/curriculum/split.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf } from './levels.ts';

test('two rows change places, and the line follows those that are learnt from', () => {
  const start = firstPlay(levelOf('another-split'), 1);
  expect(splitFigure(start.stage, start.values, 'test', 0)).toBeCloseTo(144.466, 3);
  const after = advance(start, { kind: 'swap', tool: '2', with: '10' });
  expect(after.stage.testIds).toEqual([2, 9, 11, 12]);
  expect(splitFigure(after.stage, after.values, 'test', 0)).toBeLessThan(60);
  expect(() => advance(start, { kind: 'swap', tool: '1', with: '2' })).toThrow('no two slots');
});

test('the line that leaves the fewest out is not the line of the least loss', () => {
  const { stage } = firstPlay(levelOf('cost-and-metric'), 1);
  expect(wideOf(stage, { w: -7.43205, b: 152.18779 }, 4, 'train')).toBe(3);
  const range = (min: number, max: number, step: number) => ({ min, max, step, scale: 'linear' as const });
  expect(fewestWide(stage, 4, range(-15, 5, 0.1), range(110, 190, 0.5)).missed).toBeLessThanOrEqual(1);
});

test('all rows stand by their distance, and none moves when two change places', () => {
  const before = firstPlay(levelOf('another-split'), 1);
  const [learnt, tested] = [before.stage.trainIds[0], before.stage.testIds[0]];
  const after = advance(before, { kind: 'swap', tool: String(learnt), with: String(tested) });
  const places = (play: typeof before) => splitRows(play.stage).map(({ id, input }) => `${id} ${input}`);
  expect(places(after)).toEqual(places(before));
  expect(splitRows(before.stage).map(({ input }) => input)).toEqual(splitRows(before.stage).map(({ input }) => input).toSorted((one, other) => one - other));
  const kept = (play: typeof before) => splitRows(play.stage).flatMap(({ id, tested: held }) => (held ? [id] : []));
  expect(kept(before)).toContain(tested);
  expect(kept(after)).toContain(learnt);
  expect(kept(after)).not.toContain(tested);
});
