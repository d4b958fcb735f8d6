// An arrow that is tried tells what the loss does; in the dark it tells nothing.
import { expect, test } from 'vitest';
import type { Move } from '../../src/curriculum/move.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { marksSpoken, toldMarks } from '../../src/panel/mark-text.ts';
import { levelOf } from '../curriculum/levels.ts';
import { wordsOf } from '../texts.ts';

const words = await wordsOf('en');
const solved = (count: number): Play => levelOf('signs').solution.moves.slice(0, count).reduce((play: Play, move: Move) => advance(play, move), firstPlay(levelOf('signs'), 1));
const tried = (play: Play, tool: string, option: string) => {
  const now = advance(play, { kind: 'choose', tool, option });
  return { said: marksSpoken(words, play, now).join(' '), fits: toldMarks(now)?.spots.find(({ node }) => node === tool)?.fits };
};

test('up where the loss falls, down where it does not, and a rest where it would change', () => {
  const first = solved(0);
  expect(tried(first, 'w2.1.1', 'up')).toEqual({ said: 'v₁ up The loss falls.', fits: true });
  expect(tried(first, 'w2.2.1', 'down')).toEqual({ said: 'v₂ down The loss does not fall.', fits: false });
  expect(tried(first, 'w2.2.1', 'rests')).toEqual({ said: 'v₂ rests The loss would change with it.', fits: false });
});

test('in the dark an arrow is an answer, and says nothing of the loss', () => {
  const dark = solved(8);
  expect(tried(dark, 'w2.1.1', 'up')).toEqual({ said: 'v₁ up ', fits: null });
});
