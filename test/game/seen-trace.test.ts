import { expect, test } from 'vitest';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { faultTrace } from '../../src/game/seen-trace.ts';
import { closedWith } from '../curriculum/closed-case.ts';
import { levelOf } from '../curriculum/levels.ts';

const ground = { x: { min: 0, max: 20 }, y: { min: 0, max: 5 } };

test('a closed case shows where its fault changed what was said: a bias everywhere alike, kilometres nowhere at mile 0', () => {
  const bias = faultTrace(closedWith('lost-bias'), ground).map(({ off }) => Number(off.toFixed(6)));
  expect(new Set(bias)).toEqual(new Set([-86.66]));
  const far = faultTrace(closedWith('kilometres'), ground);
  expect(far.filter(({ x }) => x === 0).every(({ off }) => Math.abs(off) < 1e-9)).toBe(true);
  expect(far.some(({ off }) => off > 50)).toBe(true);
});

test('nothing is shown of a case that is open, nor once the next one was probed', () => {
  expect(faultTrace(firstPlay(levelOf('case-files'), 1), ground)).toEqual([]);
  const probed = advance(closedWith('dead'), { kind: 'set', values: { x1: 4, x2: 4 } });
  expect(faultTrace(probed, ground)).toEqual([]);
});
