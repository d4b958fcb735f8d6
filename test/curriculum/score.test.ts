import { expect, test } from 'vitest';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { type Bars, score } from '../../src/curriculum/score.ts';
import { carried } from '../../src/curriculum/proof-hint.ts';
import { readCalibration } from '../../scripts/read-levels.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { snap } from '../../src/curriculum/range.ts';
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

test('laps of missed rounds do not count; a passing round that took fewer does', () => {
  const level = levelOf('learning-rate');
  const scored = (...moves: Move[]) => score(level, replay(level, { seed: 1, moves }), null);
  const rate = (to: number): Move => ({ kind: 'set', values: { rate: to } });
  const lap: Move = { kind: 'train', epochs: 1 };
  const three: Move = { kind: 'train', epochs: 3 };
  const again: Move = { kind: 'enter', phase: 'task' };
  const lands = [rate(0.0465), lap];
  const late = [rate(0.05), three];
  expect(scored(...lands)).toMatchObject({ passed: true, value: 1, stars: 4, sideGoals: [true] });
  expect(scored(three, three, again, ...lands)).toMatchObject({ passed: true, value: 1, stars: 4, sideGoals: [true] });
  expect(scored(...late)).toMatchObject({ passed: true, value: 3, stars: 3, sideGoals: [false] });
  expect(scored(...late, again, ...lands)).toMatchObject({ passed: true, value: 1, stars: 4, sideGoals: [true] });
  expect(scored(...lands, again, ...late)).toMatchObject({ value: 1, stars: 4 });
});

test('looks of missed rounds do not count, wherever stars go by steps', () => {
  const counted = levels.filter((level) => level.stars.by === 'steps' && level.questions.length === 0);
  expect(counted.map(({ id }) => id)).toEqual(expect.arrayContaining(['gradient']));
  for (const level of counted) {
    const { moves, seed } = level.solution;
    const knob = level.tools.find((tool) => tool.kind === 'parameter');
    if (knob?.kind !== 'parameter') throw new Error(`${level.id} has no knob`);
    const end = moves.findIndex((move) => move.kind === 'enter' && move.phase === 'call');
    const solved = moves.slice(0, end);
    const missed: Move[] = [1, 2, 3].map((stands) => ({ kind: 'set', values: { [knob.id]: snap(knob, knob.min + stands * knob.step) } }));
    const direct = score(level, replay(level, { seed, moves: solved }), null);
    const wandered = score(level, replay(level, { seed, moves: [...missed, ...solved] }), null);
    expect(wandered.value, level.id).toBe((direct.value ?? 0) + 3);
    const round = missed.reduce(advance, replay(level, { seed, moves: [] }));
    const afresh = advance(round, { kind: 'enter', phase: 'task' });
    expect(afresh, level.id).toMatchObject({ steps: 3, roundSteps: 0 });
    const won = carried(afresh);
    expect(won?.passed?.steps, level.id).toBe(won?.roundSteps);
  }
});

test('a solution shows that all four stars can be had', () => {
  for (const level of levels) {
    const bars = level.reference === undefined ? null : (readCalibration(level)?.bars ?? null);
    expect(score(level, replay(level, level.solution), bars).stars, level.id).toBe(4);
  }
});

test('every step that a hint took takes a star, but for the last; a pass without help counts before one with it', () => {
  const level = levelOf('by-hand');
  const moves = level.solution.moves.slice(0, level.solution.moves.findIndex(({ kind }) => kind === 'enter'));
  const starsWith = (helped: number) => {
    const hinted = moves.map((move, index): Move => (index < helped && (move.kind === 'set' || move.kind === 'train') ? { ...move, hinted: true } : move));
    return score(level, replay(level, { seed: level.solution.seed, moves: hinted }), [6400, 5300, 4230, 4090]).stars;
  };
  expect([0, 1, 2, 3, 4].map(starsWith)).toEqual([4, 3, 2, 1, 1]);
  const withHelp = moves.map((move): Move => (move.kind === 'set' ? { ...move, hinted: true } : move));
  const both: readonly Move[] = [...withHelp, { kind: 'enter', phase: 'task' }, ...moves];
  expect(replay(level, { seed: level.solution.seed, moves: [...both] }).won?.helped).toBe(0);
});
