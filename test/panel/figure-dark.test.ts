// What a setting is judged by is neither written nor said before it is handed over, where it would give the answer away.
import { describe, expect, test } from 'vitest';
import { openQuestion } from '../../src/curriculum/question.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { figureDark } from '../../src/panel/figure-dark.ts';
import { settingSpoken } from '../../src/panel/setting-words.ts';
import { levelOf } from '../curriculum/levels.ts';
import { wordsOf } from '../texts.ts';

const words = await wordsOf('en');

describe.each([
  ['guess-the-price', { kind: 'set', values: { g1: 150 } }, 'of sealed rows'],
  ['choose-the-goal', { kind: 'choose', tool: 'aggregate', option: 'max' }, 'where tiles could be turned until it is right'],
] as const)('%s', (id, move, why) => {
  test(`says no figure ${why}`, () => {
    const play = advance(firstPlay(levelOf(id), 1), move);
    const asked = openQuestion(play);
    expect(asked !== null && figureDark(play, asked)).toBe(true);
    expect(settingSpoken(words, play)).toEqual([]);
  });
});

test('a figure that is seen while one turns a knob is said as well', () => {
  const play = advance(firstPlay(levelOf('threshold'), 1), { kind: 'set', values: { t: 0.3 } });
  const asked = openQuestion(play);
  expect(asked !== null && figureDark(play, asked)).toBe(false);
});
