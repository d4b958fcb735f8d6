import { expect, test } from 'vitest';
import { prove } from '../../src/curriculum/proof.ts';
import { levelOf } from './levels.ts';

test('a start that already passes is not proved', () => {
  const proof = prove({ ...levelOf('fit-by-eye'), start: { w: -7.4, b: 152 } });
  expect(proof).toMatchObject({ startFails: false, proved: false });
});

test('a goal that chance reaches is not proved', () => {
  const proof = prove({ ...levelOf('fit-by-eye'), goal: { metric: 'mean-squared-error', data: 'train', atMost: 300, judged: 'live' } });
  expect(proof.luck).toBeGreaterThan(0.01);
  expect(proof.proved).toBe(false);
});

test('two calls are too few', () => {
  const level = levelOf('direction');
  const proof = prove({ ...level, questions: level.questions.map((question) => ({ ...question, repeat: 2 })) });
  expect(proof.luck).toBeGreaterThan(0.2);
  expect(proof.proved).toBe(false);
});

test('a solution with a forbidden move is told', () => {
  const proof = prove({ ...levelOf('fit-by-eye'), solution: { seed: 1, moves: [{ kind: 'set', values: { w: 99 } }] } });
  expect(proof.solutionPasses).toBe(false);
  expect(proof.faults.join()).toContain('w can not stand on 99');
});

test('a tool that nobody needs is told', () => {
  const level = levelOf('learning-rate');
  const proof = prove({ ...level, goal: { ...level.goal, atMost: 1000 } });
  expect(proof.needsItsTool).toBe(false);
});

test('a rate that passes without a change of it is no level', () => {
  const level = levelOf('learning-rate');
  expect(prove({ ...level, start: { w: 0, b: 150, rate: 0.0465 } }).startFails).toBe(false);
});
