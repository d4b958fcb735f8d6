import { describe, expect, test } from 'vitest';
import { slotAt, trailOf } from '../../src/board/program-layout.ts';
import { cardAt, linesAt, runOf } from '../../src/board/program-run.ts';
import { trueLearner } from '../../src/curriculum/program.ts';
import type { Program } from '../../src/curriculum/level.ts';
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
