import { expect, test } from 'vitest';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Level } from '../../src/curriculum/level.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { goalText, handedText } from '../../src/panel/goal-text.ts';
import { levelText } from '../../src/panel/level-name.ts';
import { missedText, passNumbers } from '../../src/panel/level-text.ts';
import { refusedText } from '../../src/panel/said.tsx';
import { apart, nearText, valueText } from '../../src/panel/value-text.ts';
import { spoken } from '../../src/panel/spoken.ts';
import { bestLine } from '../../src/curriculum/best-line.ts';
import { levelOf } from '../curriculum/levels.ts';
import { wordsOf } from '../texts.ts';

const words = await wordsOf('en');
const handed = (level: Level, b: number) => {
  const moves: readonly Move[] = [{ kind: 'set', values: { b } }, { kind: 'commit' }];
  return replay(level, { seed: level.solution.seed, moves: [...moves] });
};

test('a value is written with every digit of the place on which its knob stands', () => {
  const { stage } = firstPlay(levelOf('bias'), 1);
  expect(valueText(words, stage, 'b', 157.9)).toBe('157.9');
  expect(valueText(words, stage, 'b', 158)).toBe('158');
  expect(valueText(words, firstPlay(levelOf('fit-by-eye'), 1).stage, 'w', 0)).toBe('0');
  expect(valueText(words, stage, 'b', 157.94321)).toBe('158');
  expect(nearText(words, stage, 'b', 157.94321)).toBe('157.9');
});

test('a value that misses its bound is never written like it, however little it misses', () => {
  for (const [value, bound] of [[17.93, 17.9], [17.9001, 17.9], [144.4, 144], [0.0301, 0.03], [20.04, 20]] as const) {
    const told = apart((each, decimals) => words.number(each, decimals), value, bound);
    expect(told.value).not.toBe(told.bound);
  }
  expect(apart((each, decimals) => words.number(each, decimals), 17.86, 17.9)).toEqual({ value: '17.9', bound: '17.9' });
});

test('b missed by 0.2 is told in the terms of the level: two figures that differ, two lines that differ, and the mean error', () => {
  const level = levelOf('bias');
  const best = bestLine(handed(level, 80))?.best.values['b'] ?? Number.NaN;
  const play = handed(level, Number((best + 0.2).toFixed(1)));
  expect(play.verdict).toBe('missed');
  const { value, bound } = handedText(words, play);
  expect(value).not.toBe(bound);
  expect(nearText(words, play.stage, 'b', best)).not.toBe(nearText(words, play.stage, 'b', play.values['b'] ?? 0));
  expect(missedText(words, play)).toMatch(/average \u2066\+0\.(1|2)\d\u2069\./);
  const heard = spoken(words, replay(level, { seed: play.seed, moves: [] }), play, { stars: 0, starsBefore: 0, knob: null }).join(' ');
  expect(heard).toContain(value);
  expect(heard).toContain(missedText(words, play));
});

test('the text after a pass says b as it was set', () => {
  const level = levelOf('bias');
  const [set, commit] = level.solution.moves;
  if (set === undefined || commit === undefined) throw new Error('the solution sets b and hands it over');
  const play = advance(advance(firstPlay(level, level.solution.seed), set), commit);
  expect(levelText(words, 'bias', 'after', passNumbers(words, play))).toContain('b 143.2 ');
});

test('a dollar sign stands left of its figure, also where text runs from right to left', async () => {
  const arabic = await wordsOf('ar');
  expect(goalText(arabic, 'max-absolute', 43.9)).toMatch(/^\u2066\$[^$]+\u2069$/);
  expect(goalText(arabic, 'mean-error', -4.5)).toMatch(/^\u2066\u2212\u2066\$/);
});

test('a client who is not served hears what the line came to, and what was asked', () => {
  const level = levelOf('choose-the-goal');
  expect(refusedText(words, replay(level, { seed: 1, moves: [{ kind: 'answer', to: 'hand-over' }] }))).toMatch(/^Largest miss \$43\.9 so far; at most \$7 is asked\./);
});
