// A level whose network learns to fool a detector: how a duel ends is fought out, and what came of the player's is named.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { duelAt, endingAt, ENDINGS } from '../../src/curriculum/duel.ts';
import { faultOf } from '../../src/curriculum/faults.ts';
import { hint } from '../../src/curriculum/hint.ts';
import { learntCount } from '../../src/curriculum/learning.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { MoveError } from '../../src/curriculum/play.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { trainingKey } from '../../src/curriculum/trained.ts';
import { writeWeights } from '../../src/curriculum/weights.ts';
import { parseLevel } from '../../src/curriculum/level-parser.ts';
import { parameterCount } from '../../src/engine/network.ts';
import { heldOut } from '../../src/server/held-out.ts';
import { root } from '../source.ts';
import { levelOf } from './levels.ts';

const level = levelOf('adversaries');
const first = firstPlay(level, 1);
const rates = (forger: number, detector: number) => ({ 'forger-rate': forger, 'detector-rate': detector });

/** The weights that a duel at these rates hands in at its end. */
const handed = (forger: number, detector: number): Move => ({ kind: 'weights', epochs: 200, parameters: writeWeights(duelAt(first.stage, rates(forger, detector)).at(-1) ?? []) });

test('what is handed in are the parameters of both networks', () => {
  const { network, detector } = first.stage.task;
  expect(learntCount(first.stage)).toBe(parameterCount(network) + parameterCount(detector ?? network));
  expect(() => advance(first, { kind: 'weights', epochs: 1, parameters: writeWeights(new Float64Array(parameterCount(network))) })).toThrow(MoveError);
});

test('the start leaves a town out, which is called mode collapse, and a hint turns back the rate that is farthest off', () => {
  expect(endingAt(first.stage, first.values)).toBe('collapsed');
  const move = handed(0.001, 0.02);
  const after = advance(first, move);
  expect(after.verdict).toBe('open');
  expect(faultOf(after, move)).toBe('mode-collapse');
  const advice = hint(after);
  expect(advice.fault).toBe('mode-collapse');
  expect(advice.move).toEqual({ kind: 'set', values: { 'forger-rate': 0.005 } });
});

test('a forger that outruns its detector goes astray; two in balance pass', () => {
  expect(endingAt(first.stage, rates(0.03, 0.0005))).toBe('adrift');
  const astray = handed(0.03, 0.0005);
  expect(faultOf(advance(first, astray), astray)).toBe('forged-adrift');
  expect(advance(first, handed(0.005, 0.005)).passed).not.toBeNull();
});

test('rates are turned without taking back what was learnt', () => {
  const after = replay(level, { seed: 1, moves: [handed(0.001, 0.02), { kind: 'set', values: { 'forger-rate': 0.005 } }] });
  expect(after.stage.taught).toBe(true);
  expect(after.epochs).toBe(200);
  expect(trainingKey(after)).not.toBe(trainingKey(first));
});

test('whoever judges takes other hotels to test on, and learns from the same: a call is told alike', () => {
  const judging = firstPlay(heldOut(level, 'secret'), 1);
  expect(judging.stage.trainIds).toEqual(first.stage.trainIds);
  expect(judging.stage.testIds).not.toEqual(first.stage.testIds);
  expect(judging.stage.testIds.every((id) => id > 1_000_000_000)).toBe(true);
  expect(endingAt(judging.stage, rates(0.001, 0.03))).toBe(endingAt(first.stage, rates(0.001, 0.03)));
  expect(advance(judging, handed(0.005, 0.005)).passed).not.toBeNull();
  expect(advance(judging, handed(0.001, 0.02)).passed).toBeNull();
});

test('a duel that does not fit is named', () => {
  const file = 'levels/the-bigger-picture/adversaries.json';
  const json: unknown = JSON.parse(readFileSync(join(root, file), 'utf8'));
  if (typeof json !== 'object') throw new Error(`${file} is no level`);
  const changed = (change: object) => () => parseLevel({ ...json, ...change }, file);
  expect(changed({})).not.toThrow();
  expect(changed({ start: { 'forger-rate': 0.001 } })).toThrow('give a start for "detector-rate"');
  expect(changed({ detector: { inputs: 3, layers: [{ kind: 'dense', units: 1, activation: 'sigmoid' }], loss: 'binary-cross-entropy' } })).toThrow('detector.inputs: 3');
  expect(changed({ network: { inputs: 2, layers: [{ kind: 'dense', units: 3, activation: 'linear' }], loss: 'mean-squared-error' } })).toThrow('3 numbers come out; a hotel has 2');
  expect(changed({ call: { id: 'odd', ask: { of: 'duel' }, answer: { kind: 'option', options: ['alike', 'lost'] } } })).toThrow(`a duel ends ${ENDINGS.join(', ')}`);
  expect(changed({ call: { id: 'odd', ask: { of: 'fact' }, answer: { kind: 'option', options: ['alike', 'lost'] } } })).toThrow('call.answer.is');
});
