import { expect, test } from 'vitest';
import { replay } from '../../src/curriculum/replay.ts';
import { type Bars, score } from '../../src/curriculum/score.ts';
import { readCalibration } from '../../scripts/read-levels.ts';
import type { Move } from '../../src/curriculum/level.ts';
import { levelOf, levels } from './levels.ts';

const BARS: Bars = [33.2, 19.7, 16.6, 16.4];
const fit = levelOf('fit-by-eye');
const played = (...moves: Move[]) => score(fit, replay(fit, { seed: 1, moves }), BARS);

test('stars are places among the reference networks; at least as good counts', () => {
  expect(played()).toMatchObject({ passed: false, stars: 0 });
  expect(played({ kind: 'set', values: { w: -7.8, b: 155 } })).toMatchObject({ passed: true, stars: 2 });
  expect(played({ kind: 'set', values: { w: -7.5, b: 152 } })).toMatchObject({ passed: true, stars: 3 });
  expect(played({ kind: 'set', values: { w: -7.4, b: 152 } })).toMatchObject({ passed: true, stars: 4 });
});

test('what comes after the best takes nothing away', () => {
  expect(played({ kind: 'set', values: { w: -7.4, b: 152 } }, { kind: 'set', values: { w: 0 } })).toMatchObject({ passed: true, stars: 4 });
});

test('without bars there is a pass and no star', () => {
  const play = replay(fit, { seed: 1, moves: [{ kind: 'set', values: { w: -7.4, b: 152 } }] });
  expect(score(fit, play, null)).toMatchObject({ passed: true, stars: 0 });
});

test('understood takes the call and the transfer', () => {
  const { moves, seed } = fit.solution;
  const transfer = moves.findIndex((move) => move.kind === 'enter' && move.phase === 'transfer');
  expect(score(fit, replay(fit, { seed, moves: moves.slice(0, transfer) }), BARS).understood).toBe(false);
  expect(score(fit, replay(fit, fit.solution), BARS).understood).toBe(true);
});

test('epochs of all rounds count for the stars of training', () => {
  const level = levelOf('learning-rate');
  const lands: Move[] = [
    { kind: 'set', values: { rate: 0.0465 } },
    { kind: 'train', epochs: 1 },
  ];
  expect(score(level, replay(level, { seed: 1, moves: lands }), null)).toMatchObject({ passed: true, value: 1, stars: 4, sideGoals: [true] });
  const late: Move[] = [{ kind: 'train', epochs: 3 }, { kind: 'enter', phase: 'task' }, ...lands];
  expect(score(level, replay(level, { seed: 1, moves: late }), null)).toMatchObject({ passed: true, value: 4, stars: 3, sideGoals: [false] });
});

test('a solution shows that all four stars can be had', () => {
  for (const level of levels) {
    const bars = level.reference === undefined ? null : (readCalibration(level)?.bars ?? null);
    expect(score(level, replay(level, level.solution), bars).stars, level.id).toBe(4);
  }
});
