// Two networks that are counted against each other are both seen: the one that stands, and, once it is called, the one that was asked about.
import { expect, test } from 'vitest';
import { playCounted } from '../../src/curriculum/called-shape.ts';
import type { Move } from '../../src/curriculum/move.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { layout } from '../../src/engine/network.ts';
import { levelOf } from './levels.ts';

const { moves } = levelOf('layers-and-units').solution;
const call = moves.findIndex((move) => move.kind === 'enter' && move.phase === 'call');
const after = (count: number): Play => moves.slice(0, count).reduce((play: Play, move: Move) => advance(play, move), firstPlay(levelOf('layers-and-units'), 1));
const units = (play: Play) => layout(playCounted(play).stage.task.network).map((layer) => layer.units);

test('eight in one layer stand there until it is called, then four and four', () => {
  expect(units(after(call + 1))).toEqual([8, 1]);
  expect(units(after(call + 2))).toEqual([4, 4, 1]);
});

test('the unit that was counted in stands there once the round is over; before that the play is as it is', () => {
  const open = after(call - 1);
  expect(playCounted(open)).toBe(open);
  expect(units(after(call))[0]).toBe(4);
});
