import { expect, test } from 'vitest';
import { firstPlay } from '../../src/curriculum/round.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { travelSeconds, valuesOnWay } from '../../src/game/travel.ts';
import { levelOf } from '../curriculum/levels.ts';

test('a training is on its way lap by lap, from where it began to where it ends', () => {
  const level = levelOf('learning-rate');
  const play = replay(level, { seed: 1, moves: [{ kind: 'train', epochs: 3 }] });
  const seconds = travelSeconds(play);
  const [start, first, second] = play.path.map((parameters) => parameters[0] ?? Number.NaN);
  expect(seconds).toBeGreaterThan(0.5);
  expect(valuesOnWay(play, 0)['w']).toBe(start);
  expect(valuesOnWay(play, seconds / 3)['w']).toBeCloseTo(first ?? 0);
  expect(valuesOnWay(play, seconds / 2)['w']).toBeCloseTo(((first ?? 0) + (second ?? 0)) / 2);
  expect(valuesOnWay(play, seconds)).toEqual(play.values);
});

test('where nothing was trained, nothing travels', () => {
  const play = firstPlay(levelOf('learning-rate'), 1);
  expect(travelSeconds(play)).toBe(0);
  expect(valuesOnWay(play, 0)).toEqual(play.values);
});
