import { rules } from '../../src/curriculum/rules.ts';
import { expect, test } from 'vitest';
import { NEW_PROGRESS } from '../../src/game/progress.ts';
import { createGame } from '../../src/game/store.ts';
import { levelOf, levels } from '../curriculum/levels.ts';

function gameAt(id: string) {
  const game = createGame({ course: { parts: [] }, levels: new Map(levels.map((level) => [level.id, level])), bars: new Map(), load: () => Promise.resolve(), rules: () => rules }, NEW_PROGRESS, () => 1);
  game.go({ name: 'level', id });
  return game;
}

test('undo takes back what is being set before it takes back a move', () => {
  const game = gameAt('fit-by-eye');
  game.send({ kind: 'set', values: { w: -3 } });
  game.preview({ w: -9 });
  game.undo();
  expect(game.shown()['w']).toBe(-3);
  game.undo();
  expect(game.shown()['w']).toBe(levelOf('fit-by-eye').start['w']);
  expect(game.canUndo()).toBe(false);
});

test('in the fog a value that was typed and not yet looked at is taken back; a look is not', () => {
  const game = gameAt('gradient');
  const start = game.shown()['w'];
  game.send({ kind: 'set', values: { w: -3 } });
  expect(game.canUndo()).toBe(false);
  game.preview({ w: -9 });
  expect(game.canUndo()).toBe(true);
  game.undo();
  expect(game.shown()['w']).toBe(-3);
  expect(start).not.toBe(-3);
});
