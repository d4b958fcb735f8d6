import { expect, test } from 'vitest';
import { coursesOf, figureAt, lapsOf, medianOf, runOf, runRight, runValue, updatesPerLap } from '../../src/curriculum/race.ts';
import { bestLook } from '../../src/curriculum/looks.ts';
import { bestMachine, promised, townOf } from '../../src/curriculum/towns.ts';
import { stageOf } from '../../src/curriculum/stage.ts';
import { levels } from './levels.ts';

function levelOf(id: string) {
  const level = levels.find((each) => each.id === id);
  if (level?.race === undefined) throw new Error(`no race in ${id}`);
  return { level, race: level.race, stage: stageOf(level, 1, 'task', 0) };
}

test('the middle of an even number of figures lies between two', () => {
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([2, 2.5]);
});

test('a batch of four moves the dials six times in a lap of 24 rows, and all at once once', () => {
  const { race } = levelOf('batch-size');
  expect(['all', 'four', 'one'].map((id) => updatesPerLap(24, race, runOf(race, id) ?? { id }))).toEqual([1, 6, 24]);
});

test('the rate that leads after ten laps is not the one that leads after 800', () => {
  const { race, stage } = levelOf('just-right');
  const values = { heat: 1 };
  const at = (id: string, after: number) => runValue(stage, values, { of: 'run', run: id, data: 'train', after });
  expect(at('r8', 10)).toBeLessThan(at('r1', 10));
  expect(at('r1', 800)).toBeLessThan(at('r8', 800));
  const [course] = coursesOf(stage, race, values, runOf(race, 'r1') ?? { id: 'r1' });
  expect(course === undefined ? 0 : figureAt(course, 'train', 5000)).toBe(course?.figure(course.laps.length - 1, 'train'));
  expect(lapsOf(race, { id: 'r1' })).toBe(800);
});

test('a run is trained once, and asked for in the same heat it is the same', () => {
  const { race, stage } = levelOf('gold-silver-bronze');
  const run = runOf(race, 'net') ?? { id: 'net' };
  expect(coursesOf(stage, race, { heat: 2 }, run)).toBe(coursesOf(stage, race, { heat: 2 }, run));
});

test('the run that is right has the most of what is asked', () => {
  const { level, race, stage } = levelOf('just-right');
  const boldest = level.questions.find(({ id }) => id === 'boldest');
  expect(boldest === undefined ? '' : runRight(stage, { heat: 1 }, boldest)).toBe(race.runs.at(-1)?.id);
});

test('in the towns of the wheel one fold names another machine than all folds together', () => {
  const hire = levels.find(({ id }) => id === 'k-fold')?.questions.find(({ id }) => id === 'hire');
  const answer = hire?.answer.kind === 'machine' ? hire.answer : { among: [], towns: [] };
  expect(answer.towns.length).toBeGreaterThan(10);
  for (const { ground, number } of answer.towns) {
    const town = townOf(ground, number);
    const least = (keeps: boolean | 'wheel') => answer.among.toSorted((one, other) => promised(town, one, keeps) - promised(town, other, keeps))[0];
    expect([least('wheel'), least(true) === least('wheel')]).toEqual([bestMachine(town, answer.among), false]);
  }
});

test('the best of twenty looks promises less than it comes to', () => {
  const { promised: least, came } = bestLook({ town: 141, looks: 20 });
  expect(least).toBeLessThan(0.42 * came);
  expect(bestLook({ town: 141, looks: 1 }).promised).toBeGreaterThan(least);
});
