// Ground that is steep across and nearly flat along: what training there is told, lap by lap.
import { expect, test } from 'vitest';
import { hint } from '../../src/curriculum/hint.ts';
import { ravineAt } from '../../src/curriculum/ravine.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { runVerdict } from '../../src/curriculum/run.ts';
import { levelOf } from './levels.ts';

const level = levelOf('by-hand');
const lap = (play: Play, rate: number) => advance(advance(play, { kind: 'set', values: { rate } }), { kind: 'train', epochs: 1 });

/** What is told after each of so many laps at one rate, by the board and by the hint. */
function told(rate: number, laps: number): readonly (readonly [string | null, string])[] {
  let play = firstPlay(level, 1);
  return Array.from({ length: laps }, () => {
    play = lap(play, rate);
    return [runVerdict(play), hint(play).fault] as const;
  });
}

test('the ravine of raw miles has two rates: one settles it across, the other follows its floor', () => {
  const { stage, values } = firstPlay(level, 1);
  const ravine = ravineAt(stage, values);
  expect(ravine?.across).toBeCloseTo(0.0452, 4);
  expect(ravine?.along).toBeCloseTo(2.77, 2);
  const even = firstPlay(levelOf('learning-rate'), 1);
  expect(ravineAt(even.stage, even.values)).toBeNull();
});

test('one rate for all laps is first too high across, then too low along, and both are told of the same ravine', () => {
  const all = told(0.06, 12);
  const verdicts = all.map(([verdict]) => verdict);
  expect(verdicts[0]).toBe('walls');
  expect(verdicts.at(-1)).toBe('floor');
  expect(new Set(verdicts)).toEqual(new Set(['walls', 'floor']));
  // Once settled, never called unsettled again: nothing that was said is taken back.
  expect(verdicts.lastIndexOf('walls')).toBeLessThan(verdicts.indexOf('floor'));
  for (const [verdict, fault] of all) expect(fault).toBe(verdict);
});

test.each([[0.02, 'creep'], [0.08, 'walls'], [0.2, 'diverged']])('one lap at %d: %s', (rate, verdict) => {
  expect(told(rate, 1)[0]?.[0]).toBe(verdict);
});

test('settled across, the hint leads along the floor, and the long step arrives', () => {
  const settled = lap(firstPlay(level, 1), 0.0452);
  expect(runVerdict(settled)).toBe('floor');
  const said = hint(settled);
  expect(said).toMatchObject({ fault: 'floor', knob: 'rate', direction: 'up' });
  const there = advance(advance(settled, said.move), { kind: 'train', epochs: 1 });
  expect(there.verdict).toBe('passed');
});

test('a long step that shook up what had settled is not told to go on: the next one would lead out of the valley', () => {
  const shaken = lap(lap(firstPlay(level, 1), 0.045), 2.8);
  expect(shaken.verdict).toBe('open');
  expect(runVerdict(shaken)).toBe('walls');
  expect(hint(shaken)).toMatchObject({ knob: 'rate', direction: 'down' });
  expect(runVerdict(lap(shaken, 2.8))).toBe('diverged');
});

test('whatever is on the way goes on down', () => {
  for (const first of [0.03, 0.04, 0.045, 0.05, 0.06, 0.08]) {
    for (const second of [0.02, 0.0452, 0.3, 1, 2, 2.77, 2.8, 3.5]) {
      const play = lap(lap(firstPlay(level, 1), first), second);
      if (play.verdict !== 'open' || runVerdict(play) !== 'on-the-way') continue;
      expect(lap(play, second).value).toBeLessThan(play.value);
    }
  }
});
