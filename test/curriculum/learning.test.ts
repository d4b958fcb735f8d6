// Weights as moves: what is handed in is what is judged; what makes no sense is refused; and an attempt stays light.
import { expect, test } from 'vitest';
import { readTrained } from '../../scripts/read-levels.ts';
import { newAttempt } from '../../src/curriculum/attempt.ts';
import { hint } from '../../src/curriculum/hint.ts';
import { withoutIdleWeights } from '../../src/curriculum/lighter.ts';
import { learntCount } from '../../src/curriculum/learning.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { MoveError, type Play } from '../../src/curriculum/play.ts';
import { prove } from '../../src/curriculum/proof.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { readWeights, writeWeights } from '../../src/curriculum/weights.ts';
import { levelOf } from './levels.ts';

const level = levelOf('digits');
const taught = level.solution.moves.slice(0, 2);
const hand = (play: Play, parameters: string, epochs = 1): Play => advance(play, { kind: 'weights', epochs, parameters });
const flat = (play: Play, value: number) => writeWeights(new Float64Array(learntCount(play.stage)).fill(value));

test('weights are written and read with the same bits, in single precision', () => {
  const numbers = [0, -0.5, 1 / 3, 1e-30, -12345.678, 3];
  expect([...readWeights(writeWeights(numbers), 6)]).toEqual(numbers.map(Math.fround));
  for (const count of [1, 2, 3, 4]) expect(readWeights(writeWeights(new Float64Array(count).fill(0.25)), count)).toEqual(new Float64Array(count).fill(0.25));
});

test.each([
  ['too few', (play: Play) => writeWeights(new Float64Array(learntCount(play.stage) - 1)), 'four bytes take'],
  ['no base64', (play: Play) => flat(play, 0).replace('A', '?'), 'is no sign of base64'],
  ['not finite', (play: Play) => writeWeights(new Float64Array(learntCount(play.stage)).fill(Infinity)), 'give finite numbers'],
  ['nothing', () => '', 'four bytes take'],
])('weights that are %s are refused', (_name, forge, message) => {
  const play = firstPlay(level, 1);
  expect(() => hand(play, forge(play))).toThrow(MoveError);
  expect(() => hand(play, forge(play))).toThrow(message);
});

test('weights are refused where nothing learns, and more epochs than a training has', () => {
  const other = firstPlay(levelOf('loss-curve'), 1);
  expect(() => hand(other, 'AAAA')).toThrow('nothing is trained here');
  const play = firstPlay(level, 1);
  expect(() => hand(play, flat(play, 0), 9)).toThrow('at most 8 are');
});

test('what is judged is what the weights do on rows that were kept back; a network too large never passes', () => {
  const start = firstPlay(level, 4);
  expect(start.stage.names).toEqual([]);
  expect(hand(start, flat(start, 0)).value).toBeGreaterThan(0.8);
  const passed = taught.reduce(advance, start);
  expect(passed.value).toBeLessThan(0.1);
  expect(passed.passed).not.toBeNull();
  const trained = readTrained(level);
  const small = trained?.runs[trained.solution[0] ?? 0];
  const large = { ...level, goal: { ...level.goal, size: (small?.parameters ?? 0) - 1 } };
  expect(taught.reduce(advance, firstPlay(large, 4)).passed).toBeNull();
});

test('another size, a new start and a fresh round begin untaught; a hint leads on from there', () => {
  const passed = taught.reduce(advance, firstPlay(level, 4));
  expect(passed.stage.taught).toBe(true);
  for (const move of [{ kind: 'set', values: { units1: 11 } }, { kind: 'start' }, { kind: 'enter', phase: 'task' }] satisfies Move[]) {
    const after = advance(passed, move);
    expect(after.stage.taught).toBe(false);
    expect(after.epochs).toBe(0);
  }
  expect(hint(firstPlay(level, 4)).fault).toBe('too-large');
  expect(hint(advance(passed, { kind: 'start' })).fault).toBe('untaught');
  expect(hint(advance(firstPlay(levelOf('boxes'), 4), { kind: 'set', values: { balance: 5000 } })).fault).toBe('class-unheard');
  expect(hint(firstPlay(levelOf('boxes'), 4)).fault).toBe('box-unheard');
});

test('of each round an attempt keeps the best weights and the last, and passes as before', () => {
  const first = advance(firstPlay(level, 4), taught[0] ?? { kind: 'start' });
  const tries: Move[] = [0, 0.001, 0.002].map((value): Move => ({ kind: 'weights', epochs: 1, parameters: flat(first, value) }));
  const moves = [...taught.slice(0, 1), ...tries, ...taught.slice(1), ...tries];
  const attempt = newAttempt(level, 4, moves);
  const light = withoutIdleWeights(level, attempt);
  expect(light.moves.filter((move) => move.kind === 'weights' && move.parameters !== undefined)).toHaveLength(2);
  expect(JSON.stringify(light).length).toBeLessThan(256 * 1024);
  const [before, after] = [replay(level, attempt), replay(level, light)];
  expect(after.won).toEqual(before.won);
  expect([after.passed?.steps, after.value]).toEqual([before.passed?.steps, before.value]);
});

test('a solution whose training nobody made proves nothing', () => {
  const trained = readTrained(level);
  if (trained === null) throw new Error('digits are not calibrated');
  const stale = { ...trained, runs: trained.runs.map((run) => ({ ...run, key: `${run.key}0` })) };
  expect(prove(level, stale).faults.join()).toContain('run npm run calibrate -- digits');
});
