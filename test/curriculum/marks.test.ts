import { describe, expect, test } from 'vitest';
import type { Marks } from '../../src/curriculum/level-marks.ts';
import { graphAt, optionsOf, rowThrough, tokensOf } from '../../src/curriculum/marks.ts';
import { marksAsked, truthOf } from '../../src/curriculum/question.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { MoveError } from '../../src/curriculum/play.ts';
import { levelOf } from './levels.ts';

const begin = (id: string) => firstPlay(levelOf(id), 1);
const wrongIn = (play: ReturnType<typeof begin>) => {
  const found = marksAsked(play);
  if (found === null) throw new Error('nothing is marked here');
  return truthOf(play, found.asked);
};

describe('marks on a graph', () => {
  test('tokens are carried by the factors that were chosen, right or wrong', () => {
    let play = begin('chain-rule');
    play = advance(play, { kind: 'choose', tool: 'a1.1', option: 'output' });
    const { asked, marks } = marksAsked(play) ?? { asked: null, marks: null };
    if (asked === null || marks === null) throw new Error('nothing is asked');
    const tokens = tokensOf(graphAt(play.stage, play.values, rowThrough(play.stage, asked)), play.values, marks, play.choices);
    expect(tokens.get('a1.1')?.value).toBe(-7.5);
    expect(tokens.get('z1.1')?.value).toBe(null);
    expect(wrongIn(play)).toBe(3);
  });

  test('an option that is not offered is refused', () => {
    expect(() => advance(begin('chain-rule'), { kind: 'choose', tool: 'a1.1', option: 'add' })).toThrow(MoveError);
  });

  test('only one number moves most', () => {
    let play = begin('error-contribution');
    play = advance(play, { kind: 'choose', tool: 'w1.1.1', option: 'most' });
    play = advance(play, { kind: 'choose', tool: 'w1.3.1', option: 'most' });
    expect([play.choices['w1.1.1'], play.choices['w1.3.1']]).toEqual(['rests', 'most']);
    expect(wrongIn(play)).toBe(0);
  });

  test('tokens that meet are added, and the other ways are on offer', () => {
    const play = begin('sum-the-gradients');
    const { asked, marks } = marksAsked(play) ?? { asked: null, marks: null };
    if (asked === null || marks === null) throw new Error('nothing is asked');
    const merging: Marks = marks;
    expect([...optionsOf(graphAt(play.stage, play.values, rowThrough(play.stage, asked)), play.values, merging, 'a1.1')].toSorted()).toEqual(['add', 'largest', 'mean']);
  });

  test('marks are handed over once and put away', () => {
    let play = begin('one-hot');
    play = advance(play, { kind: 'choose', tool: 'y2', option: 'on' });
    play = advance(play, { kind: 'answer', to: 'hand-over' });
    expect([play.answers.at(-1)?.right, play.choices['y2']]).toEqual([true, undefined]);
  });
});
