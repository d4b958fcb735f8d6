import { describe, expect, test } from 'vitest';
import { slotAt, trailOf } from '../../src/board/program-layout.ts';
import { cardAt, gapPart, linesAt, runOf, trialOf } from '../../src/board/program-run.ts';
import { sceneOf } from '../../src/board/program-scene.ts';
import { townAreas } from '../../src/board/program-towns.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { levelOf } from '../curriculum/levels.ts';
import { trueLearner } from '../../src/curriculum/program.ts';
import type { Program } from '../../src/curriculum/level-program.ts';
import { makeRows } from '../../src/engine/rows.ts';

const program: Program = {
  cards: ['predict', 'error', 'times-input', 'average', 'times-rate', 'subtract'],
  lanes: [{ id: 'shared', slots: 2 }, { id: 'w', slots: 4, parameter: 'w' }, { id: 'b', slots: 5, parameter: 'b' }],
  rate: 0.02, epochs: 3, cases: 1, caseRows: [1], caseStart: { w: 0, b: 100 }, starts: [{}],
};

describe('the path of cards', () => {
  for (const area of [{ x: 0, y: 0, width: 880, height: 640 }, { x: 0, y: 0, width: 598, height: 640 }, { x: 0, y: 0, width: 390, height: 440 }, { x: 0, y: 0, width: 390, height: 263 }]) {
    test(`lies in ${area.width} by ${area.height}, no slot on another, large enough for a finger`, () => {
      const trail = trailOf(program, area);
      expect(trail.slots).toHaveLength(11);
      for (const slot of trail.slots) {
        expect(slot.x >= area.x && slot.x + slot.width <= area.x + area.width && slot.y >= area.y && slot.y + slot.height <= trail.plot.y).toBe(true);
        expect(slot.width >= 44 && slot.height >= 44).toBe(true);
        expect(slotAt(trail, slot.x + slot.width / 2, slot.y + slot.height / 2)?.id).toBe(slot.id);
      }
      expect(trail.plot.y + trail.plot.height <= area.height && trail.plot.height > 70).toBe(true);
    });
  }
});

test('a run goes through every card, and the true learner ends on its own line', () => {
  const town = { rows: makeRows([[1], [4], [8]], [[150], [120], [90]]), start: { w: 0, b: 100 } };
  const run = runOf(program, trueLearner(program), town);
  expect(run.worked).toHaveLength(9);
  expect(cardAt(run, 0)?.index).toBe(0);
  expect(cardAt(run, run.cardSeconds - 0.01)?.index).toBe(8);
  expect(cardAt(run, run.cardSeconds)).toBeNull();
  expect(linesAt(run, 0).ours).toEqual(town.start);
  const end = linesAt(run, run.seconds);
  expect(end.ours).toEqual(end.right);
  expect(end.ours).toEqual(run.ours.at(-1));
});

test('a trial ends on the worst town and its gap; the true learner has none', () => {
  const near = { rows: makeRows([[1], [2], [3]], [[150], [140], [130]]), start: { w: -10, b: 158 } };
  const far = { rows: makeRows([[1], [2], [3]], [[150], [140], [130]]), start: { w: 30, b: 158 } };
  const { 'b-3': _last, ...still } = trueLearner(program);
  const trial = trialOf(program, still, [near, far]);
  expect(trial.worst).toMatchObject({ town: 1 });
  expect(trial.worst?.dollars).toBeGreaterThan(0.1);
  expect(gapPart(trial, 0)).toBe(0);
  expect(gapPart(trial, trial.runs[1]?.seconds ?? 0)).toBeCloseTo(0, 9);
  expect(gapPart(trial, trial.seconds)).toBe(1);
  expect(trialOf(program, trueLearner(program), [near, far]).worst).toBeNull();
});

test('towns lie side by side, and the worst takes its room from the others', () => {
  const plot = { x: 10, y: 0, width: 600, height: 100 };
  for (const part of [0, 0.5, 1]) {
    const areas = townAreas(plot, 3, 1, part);
    expect(areas[0]?.x).toBe(10);
    expect((areas[2]?.x ?? 0) + (areas[2]?.width ?? 0)).toBeCloseTo(610, 9);
    for (const [index, area] of areas.slice(1).entries()) expect(area.x).toBeGreaterThan((areas[index]?.x ?? 0) + (areas[index]?.width ?? 0));
    if (part > 0) expect(areas[1]?.width).toBeGreaterThan(areas[0]?.width ?? Infinity);
  }
});

test('a call lifts its cards out and runs the others on the hotels it asks about, once it is answered', () => {
  const level = levelOf('four-steps');
  const asked = level.solution.moves.findIndex(({ kind }) => kind === 'enter') + 1;
  const play = replay(level, { ...level.solution, moves: level.solution.moves.slice(0, asked) });
  const before = sceneOf(play, false);
  expect(Object.values(before?.lifted ?? {})).toEqual(['average', 'average']);
  expect(Object.values(before?.laid ?? {})).not.toContain('average');
  expect(before?.started).toBe(false);
  const after = advance(play, { kind: 'answer', to: 'less' });
  const scene = sceneOf(after, false);
  expect(scene?.started).toBe(true);
  expect(scene?.towns).toEqual([{ rows: play.stage.train, start: { ...play.values, ...play.stage.questions[0]?.at } }]);
  if (scene === null) return;
  const end = runOf(scene.program, scene.laid, scene.towns[0] ?? { rows: play.stage.train, start: {} }).ours.at(-1);
  expect(end?.['w']).toBeCloseTo(after.values['w'] ?? Number.NaN, 9);
  expect(end?.['b']).toBeCloseTo(after.values['b'] ?? Number.NaN, 9);
});
