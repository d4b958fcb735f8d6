import { expect, test } from 'vitest';
import { calibrate, isFresh, parseCalibration } from '../../src/curriculum/calibration.ts';
import { plansOf } from '../../src/curriculum/reference.ts';
import { trainPopulation } from '../../src/engine/reference.ts';
import { calibrationFile, readCalibration, readJson } from '../../scripts/read-levels.ts';
import { filesIn } from '../source.ts';
import { levelOf, levels } from './levels.ts';

const referenced = levels.filter((level) => level.reference !== undefined);

test('every calibration is fresh, and there is none too many', () => {
  for (const level of referenced) {
    const calibration = readCalibration(level);
    expect(calibration === null ? false : isFresh(calibration, level), `${calibrationFile(level)}: run npm run calibrate`).toBe(true);
  }
  expect(filesIn('levels/calibration', /./)).toEqual(referenced.map(calibrationFile).toSorted());
});

test.each(referenced.map((level) => [level.id, level] as const))('training %s again reaches the same bits', (_id, level) => {
  expect(calibrate(level)).toEqual(readCalibration(level));
});

test('it is stale when the rows, the goal or the networks change, and not when words or tools do', () => {
  const level = levelOf('fit-by-eye');
  const calibration = readCalibration(level);
  if (calibration === null || level.reference === undefined) throw new Error('not calibrated');
  expect(isFresh(calibration, { ...level, budget: { steps: 3 } })).toBe(true);
  expect(isFresh(calibration, { ...level, dataset: { ...level.dataset, train: [1, 2, 3] } })).toBe(false);
  expect(isFresh(calibration, { ...level, goal: { ...level.goal, atMost: 30 } })).toBe(false);
  expect(isFresh(calibration, { ...level, reference: { ...level.reference, seed: 1 } })).toBe(false);
  expect(isFresh({ ...calibration, engine: 0 }, level)).toBe(false);
});

test('twenty epochs leave the spread that the curriculum tells of', () => {
  const bars = readCalibration(levelOf('fit-by-eye'))?.bars ?? [0, 0, 0, 0];
  expect(bars[0]).toBeGreaterThan(29);
  expect(bars[0]).toBeLessThan(35);
  expect(bars[1]).toBeCloseTo(19.5, 0);
  expect(bars[2]).toBeCloseTo(16.5, 0);
});

test('the trainer gets plans that the engine accepts, in the units of training', async () => {
  for (const level of referenced) {
    const { stage, rows, plans, toShown } = plansOf({ ...level, reference: level.reference && { ...level.reference, count: 3 } });
    const trained = await trainPopulation(stage.task.network, rows, plans);
    expect(trained.map(({ parameters }) => toShown(parameters).length)).toEqual([2, 2, 2]);
  }
});

test('a broken calibration names file and field', () => {
  const json = readJson('levels/calibration/fit-by-eye.json');
  expect(() => parseCalibration({ ...(typeof json === 'object' ? json : {}), bars: [1, 2] }, 'levels/calibration/fit-by-eye.json')).toThrow(
    'levels/calibration/fit-by-eye.json: bars',
  );
});
