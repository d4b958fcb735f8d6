import { expect, test } from 'vitest';
import { hint } from '../../src/curriculum/hint.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { endsHigher, runVerdict } from '../../src/curriculum/run.ts';
import { levelOf } from './levels.ts';

const level = levelOf('learning-rate');
const played = (...moves: Move[]): Play => moves.reduce(advance, firstPlay(level, 1));
const rate = (to: number): Move => ({ kind: 'set', values: { rate: to } });
const lap: Move = { kind: 'train', epochs: 1 };
const three: Move = { kind: 'train', epochs: 3 };

test.each([
  [0.003, 'creep'], [0.02, 'creep'], [0.04, 'on-the-way'], [0.06, 'overshoot'], [0.09, 'overshoot'], [0.1, 'diverged'], [0.3, 'diverged'],
])('one lap at rate %d: %s', (to, verdict) => {
  expect(runVerdict(played(rate(to), lap))).toBe(verdict);
});

test('nothing trained, nothing told; a new rate leaves what the last one did, a new start takes it away', () => {
  expect(runVerdict(played(rate(0.09)))).toBeNull();
  expect(runVerdict(played(rate(0.09), lap, rate(0.01)))).toBe('overshoot');
  expect(runVerdict(played(rate(0.09), lap, { kind: 'start' }))).toBeNull();
  expect(runVerdict(played(rate(0.09), lap, { kind: 'enter', phase: 'task' }))).toBeNull();
});

test('laps that lead higher and higher have diverged, also below the start', () => {
  const near = played(rate(0.03), lap, lap, rate(0.2), lap);
  expect(runVerdict(near)).toBe('overshoot');
  expect(runVerdict(played(rate(0.03), lap, lap, rate(0.1), three))).toBe('diverged');
});

test('no number at all is higher than any', () => {
  expect([endsHigher(5, 5), endsHigher(5, 6), endsHigher(5, Number.NaN), endsHigher(5, Infinity)]).toEqual([false, true, true, true]);
});

test.each([[0.003, 'creep'], [0.09, 'overshoot'], [0.3, 'diverged']])('out of laps at rate %d, the hint still says %s', (to, fault) => {
  const spent = played(rate(to), three, three);
  expect(spent.epochs).toBe(6);
  expect(hint(spent)).toMatchObject({ fault, move: { kind: 'enter', phase: 'task' } });
  expect(hint(advance(spent, rate(0.0465))).fault).toBe(fault);
});

test('the way of all laps stays to be drawn until a new start', () => {
  const spent = played(rate(0.08), three, rate(0.06), three);
  expect(spent.path).toHaveLength(4);
  expect(spent.walked).toHaveLength(7);
  expect(advance(spent, rate(0.05)).walked).toEqual(spent.walked);
  expect(advance(spent, { kind: 'start' }).walked).toEqual([]);
  expect(advance(spent, { kind: 'enter', phase: 'task' }).walked).toEqual([]);
});
