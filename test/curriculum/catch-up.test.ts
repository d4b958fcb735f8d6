// As many updates bring every batch about as low: that is what the laps of a smaller one are called by.
import { expect, test } from 'vitest';
import { catchUp, leadOf } from '../../src/curriculum/catch-up.ts';
import { coursesOf, figureAt, medianOf, runOf, updatesPerLap } from '../../src/curriculum/race.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf } from './levels.ts';

const { stage } = firstPlay(levelOf('batch-size'), 1);
const ask = (run: string, after: number) => ({ of: 'catch-up' as const, run, with: 'all', after, data: 'train' as const });

test.each([['four', 48], ['three', 48], ['six', 48], ['four', 72], ['six', 72]] as const)('batches of %s are as low as the whole after %d laps, divided by their updates', (id, after) => {
  const { race } = stage.task;
  const run = race === undefined ? undefined : runOf(race, id);
  if (race === undefined || run === undefined) throw new Error(`batch-size has no run ${id}`);
  for (const heat of [1, 2, 7]) {
    const laps = catchUp(stage, { heat }, ask(id, after));
    expect(Math.abs(laps - after / updatesPerLap(24, race, run))).toBeLessThanOrEqual(2);
    const middle = (lap: number) => medianOf(coursesOf(stage, race, { heat }, run).map((course) => figureAt(course, 'train', lap)));
    expect(middle(laps)).toBeLessThanOrEqual(leadOf(stage, { heat }, ask(id, after)));
    expect(middle(laps - 1)).toBeGreaterThan(leadOf(stage, { heat }, ask(id, after)));
  }
});

test('a run that is not there catches up with nobody', () => {
  expect(catchUp(stage, { heat: 1 }, ask('nobody', 48))).toBeNaN();
});
