// What a question shows, and where a call starts.
import { expect, test } from 'vitest';
import type { Move } from '../../src/curriculum/move.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { wideOf } from '../../src/curriculum/wide.ts';
import { levelOf } from './levels.ts';

const level = levelOf('cost-and-metric');
const after = (count: number): Play => level.solution.moves.slice(0, count).reduce((play: Play, move: Move) => advance(play, move), firstPlay(level, 1));
const kinds = (play: Play) => play.stage.task.views.map(({ kind }) => kind);

test('a question shows its own views, and the next the level\'s again', () => {
  expect([kinds(after(0)), kinds(after(2)), kinds(after(4)), kinds(after(6))]).toEqual([['line'], ['terraces', 'line'], ['line'], ['line']]);
});

test('a call starts from what was handed over, and its training leaves more out', () => {
  const enter = level.solution.moves.findIndex(({ kind }) => kind === 'enter');
  const called = after(enter + 1);
  expect([called.values['w'], called.values['b']]).toEqual([-7.2, 153]);
  const trained = advance(called, { kind: 'answer', to: 'fewer' });
  expect([called, trained].map((play) => wideOf(play.stage, play.values, 4, 'train'))).toEqual([1, 3]);
  expect(trained.path.length).toBe(101);
});
