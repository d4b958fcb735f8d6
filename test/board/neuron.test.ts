import { expect, test } from 'vitest';
import { blurOf } from '../../src/board/neuron-blur.ts';
import { neuronFrame } from '../../src/board/neuron-frame.ts';
import { neuronScene } from '../../src/board/neuron-scene.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { levelOf } from '../curriculum/levels.ts';

function sceneOf(play: Play) {
  const view = play.stage.task.views[0];
  if (view?.kind !== 'neuron') throw new Error('no neuron here');
  return neuronScene(view, play, play.values);
}

test('every row has its parts, their sum and the level that is wanted', () => {
  const { columns, wires } = sceneOf(firstPlay(levelOf('weighted-sum'), 1));
  expect(wires.map(({ name, source }) => [name, source])).toEqual([['w1', 'x1'], ['w2', 'x2']]);
  expect(columns.map(({ parts, sum, wanted }) => ({ parts, sum, wanted }))).toEqual([
    { parts: [-1.5, -2], sum: -3.5, wanted: 4.5 },
    // Of the second nothing is wanted yet.
    { parts: [-0.5, 2], sum: 1.5, wanted: null },
  ]);
});

test('the dial in use can be taken, the others not', () => {
  const { wires } = sceneOf(firstPlay(levelOf('parameters'), 1));
  expect(wires.map(({ name, tool }) => [name, tool !== null])).toEqual([['w1', false], ['w2', false], ['b', true]]);
});

test('sealed, nothing is shown but what came out; in the dark not even that', () => {
  const play = firstPlay(levelOf('untrained'), 1);
  expect(sceneOf(play).columns.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  const fed = advance(play, { kind: 'set', values: { x: 0 } });
  expect(sceneOf(fed)).toMatchObject({ sealed: true, columns: [{ state: 'sealed' }, { state: 'waiting' }] });
  const level = levelOf('one-weight');
  const dark = level.solution.moves.findLastIndex(({ kind }) => kind === 'enter') + 1;
  const alone = replay(level, { seed: level.solution.seed, moves: level.solution.moves.slice(0, dark) });
  expect(sceneOf(alone).columns.every(({ state, wanted }) => state === 'dark' && wanted !== null)).toBe(true);
  expect(sceneOf(replay(level, level.solution)).columns.every(({ state }) => state === 'lit')).toBe(true);
});

test('the curve is lit as far as it was fed', () => {
  const play = firstPlay(levelOf('activation'), 1);
  const fed = advance(advance(play, { kind: 'set', values: { x: 2 } }), { kind: 'set', values: { x: -1 } });
  expect(sceneOf(fed).curve).toMatchObject({ from: -1, to: 2, z: -1, lit: true });
});

test('what was fed and what was told stay on the curve from question to question, and a passed round lights all of it', () => {
  const level = levelOf('sigmoid');
  const moves = level.solution.moves.slice(0, level.solution.moves.findIndex(({ kind }) => kind === 'enter'));
  const upTo = (count: number) => sceneOf(replay(level, { seed: level.solution.seed, moves: moves.slice(0, count) })).curve;
  expect(upTo(1)).toMatchObject({ fed: [], told: [3], from: 3, to: 3, lit: false });
  expect(upTo(2)).toMatchObject({ fed: [2], told: [3], from: 2, to: 3, z: 2, lit: true });
  expect(upTo(3)).toMatchObject({ fed: [2], told: [3, -2], from: -2, to: 3 });
  expect(upTo(moves.length)).toMatchObject({ from: -Infinity, to: Infinity });
});

test('on a phone the picture keeps inside its area, top to bottom and side by side', () => {
  const area = { x: 0, y: 0, width: 390, height: 390 };
  const frame = neuronFrame(area, { wires: 3, columns: 7, tickets: 2, curve: true, axis: { min: -9, max: 9 } });
  expect(frame.body.y + frame.body.height).toBeLessThan(frame.tickets);
  expect(frame.tickets).toBeLessThan(area.height);
  expect(frame.body.x + frame.body.width).toBeLessThan(frame.plot?.x ?? 0);
  expect((frame.plot?.x ?? 0) + (frame.plot?.width ?? 0)).toBeLessThan(area.width);
  expect(frame.source(0).x - frame.source(0).radius).toBeGreaterThan(0);
});

test('on the player\'s own, the board does not tell the sum that is asked about', () => {
  const level = levelOf('activation');
  const alone = level.solution.moves.findLastIndex(({ kind }) => kind === 'enter') + 1;
  const play = replay(level, { seed: level.solution.seed, moves: level.solution.moves.slice(0, alone) });
  expect(sceneOf(play).asked).toEqual({ z: null, said: null, at: 0 });
  expect(sceneOf(firstPlay(level, 1)).asked?.z).not.toBeNull();
});

test('two blurred feeds stand in the picture of the call that asks about them', () => {
  const level = levelOf('untrained');
  const call = level.solution.moves.findIndex(({ kind }) => kind === 'enter') + 1;
  const upTo = (count: number) => blurOf(replay(level, { seed: level.solution.seed, moves: level.solution.moves.slice(0, count) }));
  expect(upTo(call - 1)).toBeNull();
  expect(upTo(call)).toMatchObject({ told: expect.any(Number), apart: expect.any(Number), open: true });
  expect(upTo(call + 1)).toMatchObject({ open: false });
});
