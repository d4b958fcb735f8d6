import { expect, test } from 'vitest';
import { placesCalled } from '../../src/board/call-mark.ts';
import { calledRow } from '../../src/board/line-question.ts';
import { replay } from '../../src/curriculum/replay.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { levelOf } from '../curriculum/levels.ts';

/** A level as its solution stands when the call is asked. */
function called(id: string): Play {
  const level = levelOf(id);
  const { seed, moves } = level.solution;
  return replay(level, { seed, moves: moves.slice(0, 1 + moves.findIndex((move) => move.kind === 'enter' && move.phase === 'call')) });
}

test('the call of the ravine marks the way it speaks of', () => {
  const places = placesCalled(called('minimise'), ['w', 'b']);
  expect(places?.from).toEqual({ w: -11, b: 170 });
  expect(places?.to['b']).toBe(160);
});

test('a call that only says where to marks that; a task marks nothing', () => {
  expect(placesCalled(called('by-hand'), ['w', 'b'])).toMatchObject({ from: null, to: { w: -7, b: 150 } });
  const level = levelOf('minimise');
  expect(placesCalled(replay(level, { seed: 1, moves: [] }), ['w', 'b'])).toBeNull();
});

test('the hotel that a call is about is marked, before the answer and after it', () => {
  const play = called('fit-by-eye');
  const { seed, moves } = play.level.solution;
  expect(calledRow(play)).toEqual({ data: 'train', row: 7 });
  expect(calledRow(replay(play.level, { seed, moves: moves.slice(0, 3) }))).toEqual({ data: 'train', row: 7 });
  expect(calledRow(called('minimise'))).toBeNull();
});
