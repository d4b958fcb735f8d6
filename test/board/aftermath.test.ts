import { expect, test } from 'vitest';
import { createAftermath } from '../../src/board/aftermath.ts';
import { kindsTold } from '../../src/board/network-kinds.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { parametersOf } from '../../src/curriculum/stage.ts';
import { levelOf } from '../curriculum/levels.ts';

const FRAME = 0.04;
/** As long as any aftermath lasts, in frames. */
const ENOUGH = 100;

test('the network that an answer trained is seen learning, stays a while, and makes room for the next', () => {
  const first = firstPlay(levelOf('all-linear'), 1);
  const second = advance(first, { kind: 'answer', to: 700 });
  const aftermath = createAftermath(() => false);
  expect(aftermath.after(FRAME, first)).toBeNull();
  const seen = Array.from({ length: ENOUGH }, () => aftermath.after(FRAME, second));
  const shown = seen.filter((each) => each !== null);
  expect(shown.length).toBeGreaterThan(ENOUGH / 2);
  expect(shown.every(({ play, parameters }) => play === first && parameters.length === first.stage.names.length)).toBe(true);
  expect(shown.at(-1)?.parameters).toEqual(second.path.at(-1));
  expect(shown[0]?.parameters).not.toEqual(second.path.at(-1));
  // The next one has ten units.
  expect(second.stage.names.length).toBeGreaterThan(first.stage.names.length);
  expect([seen.at(-1), aftermath.moving()]).toEqual([null, false]);
});

test('where what was trained stays, there is nothing to look back at; without motion the end is shown at once', () => {
  const level = levelOf('start-values');
  const answers = level.solution.moves.slice(0, level.solution.moves.findIndex(({ kind }) => kind === 'enter'));
  const plays = answers.reduce((all, move) => [...all, advance(all.at(-1) ?? firstPlay(level, 1), move)], [firstPlay(level, 1)]);
  const still = createAftermath(() => true);
  const ends = plays.map((play) => still.after(FRAME, play)?.parameters ?? null);
  expect(ends).toEqual([null, ...plays.slice(1, -1).map(({ path }) => path.at(-1) ?? null), null]);
});

test('clones bear one number, before whoever asked how many there are is asked the next', () => {
  const level = levelOf('start-values');
  const first = firstPlay(level, 1);
  const alike = advance(first, { kind: 'answer', to: 3 });
  const nudged = advance(alike, { kind: 'answer', to: 1 });
  const after = advance(nudged, { kind: 'answer', to: 2 });
  expect(kindsTold(alike, true, alike.path.at(-1) ?? new Float64Array())).toEqual([1, 1, 1, 1, 1]);
  expect(kindsTold(nudged, true, after.path.at(-1) ?? new Float64Array())).toEqual([1, 2, 2, 2, 2]);
  expect(kindsTold(nudged, false, parametersOf(nudged.stage, nudged.values))).toEqual([]);
});
