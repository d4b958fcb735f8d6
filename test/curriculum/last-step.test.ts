// What a step did to the network is told until something is marked, and never of another network.
import { expect, test } from 'vitest';
import { lastStep } from '../../src/curriculum/last-step.ts';
import type { Move } from '../../src/curriculum/move.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf } from './levels.ts';

const solved = (id: string, count: number): Play => levelOf(id).solution.moves.slice(0, count).reduce((play: Play, move: Move) => advance(play, move), firstPlay(levelOf(id), 1));

test('both weights moved at once, by the rate times what was carried to each, down from a loss of 3.125', () => {
  const stepped = solved('backpropagation', 5);
  const step = lastStep(stepped);
  expect(step?.loss).toBeCloseTo(3.125, 12);
  const moves = Object.fromEntries(stepped.stage.names.map((name, index) => [name, step?.moves[index]]));
  expect(moves['w2.1.1']).toBeCloseTo(0.08 * 7.5, 12);
  expect(moves['w1.1.1']).toBeCloseTo(0.08 * 2.5, 12);
  expect(moves['b1.1']).toBe(0);
});

test('before a step, once something is marked, and where another network is asked about, there is nothing to tell', () => {
  expect(lastStep(solved('backpropagation', 0))).toBeNull();
  expect(lastStep(solved('backpropagation', 6))).toBeNull();
  expect(lastStep(solved('signs', 8))).toBeNull();
});
