// The learner is fixed and the rows are edited: what a price does to the line hangs on how far it lies from the middle.
import { expect, test } from 'vitest';
import { leverages, withEdits } from '../../src/curriculum/edit.ts';
import { lever } from '../../src/curriculum/hint-edit.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { readLevel } from '../../scripts/read-levels.ts';

const play = firstPlay(readLevel('levels/linear-regression/you-are-the-data.json'), 1);

test('the farthest hotel lays the line flat for $81.45; at 3.5 miles it would take $2,711', () => {
  expect(lever(play).id).toBe('r8');
  expect(lever(play).dollars).toBeCloseTo(81.45, 2);
  const [, , , , middle = 0] = leverages(play.stage, play.stage.start, 'w', 1);
  expect((play.stage.start['w'] ?? 0) / middle).toBeCloseTo(2711, 0);
});

test('one price at a time is changed: the one before goes back to what it was', () => {
  const middle = advance(play, { kind: 'set', values: { r5: 100 } });
  const after = advance(middle, { kind: 'set', values: { r8: 40 } });
  expect(after.values).toMatchObject({ r5: 0, r8: 40 });
  expect(after.values['w']).toBeCloseTo(withEdits(play.stage, play.stage.start, { r8: 40 })['w'] ?? 0, 12);
});

test('two rows at once are refused', () => {
  expect(() => advance(play, { kind: 'set', values: { r5: 100, r8: 40 } })).toThrow('one row at a time is changed');
  expect(advance(play, { kind: 'set', values: { r5: 0, r8: 40 } }).values).toMatchObject({ r5: 0, r8: 40 });
});

test('under a law of hits a changed row moves the one number only where it turns the vote; under squares by its share', () => {
  const town = firstPlay(readLevel('levels/binary-classification/number-or-group.json'), 1);
  const said = (changes: Readonly<Record<string, number>>, measure: string) => withEdits(town.stage, town.values, changes, { measure })['b'];
  expect([said({ r7: 30 }, 'hit'), said({ r1: 40 }, 'hit')]).toEqual([20, 60]);
  expect(said({ r7: 35 }, 'squared')).toBeCloseTo(45, 12);
});
