// The errors of a round's start, laid end to end in the corner that the line leaves empty.
import { expect, test, vi } from 'vitest';
import { leapPoints } from '../../src/board/leap.ts';
import { leapsUnder } from '../../src/board/inset.ts';
import { staircaseOf } from '../../src/board/line-added.ts';
import type { Frame } from '../../src/board/line-frame.ts';
import { errorsAdded } from '../../src/curriculum/added.ts';
import type { View } from '../../src/curriculum/level-view.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { replay } from '../../src/curriculum/replay.ts';
import { levelOf } from '../curriculum/levels.ts';

const frame = (width: number, height: number): Frame => ({
  plot: { x: 50, y: 20, width, height }, small: false, text: 16, street: 20 + height + 10,
  x: { from: 0, to: 10, start: 50, end: 50 + width, ticks: [] },
  y: { from: 60, to: 160, start: 20 + height, end: 20, ticks: [] },
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('seed %d: each error begins where the last one ended, within the picture', (seed) => {
  const added = errorsAdded(firstPlay(levelOf('bias'), seed));
  expect(added).not.toBeNull();
  if (added === null) return;
  expect(added.rows).toHaveLength(8);
  for (const each of [frame(780, 550), frame(318, 330)]) {
    const { area, zero, steps, sum } = staircaseOf(each, added);
    steps.forEach(({ from }, index) => expect(from).toBeCloseTo(steps[index - 1]?.to ?? zero));
    expect(steps.at(-1)?.to).toBeCloseTo(sum.to);
    expect(sum.parts).toHaveLength(8);
    expect(Math.sign(sum.to - zero)).toBe(Math.sign(added.sum));
    for (const x of steps.flatMap(({ from, to }) => [from, to])) {
      expect(x).toBeGreaterThanOrEqual(area.x);
      expect(x).toBeLessThanOrEqual(area.x + area.width);
    }
    expect(area.y).toBeGreaterThanOrEqual(each.plot.y);
    expect(area.y + area.height).toBeLessThanOrEqual(each.plot.y + each.plot.height);
  }
});

test('a card under which leaps pass is known to lie in their way', () => {
  vi.stubGlobal('window', { innerWidth: 1280 });
  const level = levelOf('learning-rate');
  const main = level.views.find((view): view is Extract<View, { kind: 'loss-curve' }> => view.kind === 'loss-curve');
  if (main === undefined) throw new Error('a loss curve');
  const area = { x: 0, y: 0, width: 880, height: 644 };
  const card = { x: 334, y: 16, width: 282, height: 206 };
  const at = (rate: number) => replay(level, { seed: 1, moves: [{ kind: 'set', values: { rate } }, { kind: 'train', epochs: 3 }] });
  expect(leapsUnder(main, area, card, at(0.11))).toBe(true);
  expect(leapsUnder(main, area, card, at(0.02))).toBe(false);
  expect(leapsUnder(main, area, card, firstPlay(level, 1))).toBe(false);
  expect(leapPoints({ area, min: 0, max: 1, ceiling: 1, depth: 0 }, new Float64Array(8), [0.5])).toEqual([]);
});
