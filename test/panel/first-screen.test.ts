// What a level asks before anything was touched is read at a glance, in every language.
import { expect, test } from 'vitest';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelText } from '../../src/panel/level-name.ts';
import { playNumbers, questionText } from '../../src/panel/level-text.ts';
import { levels } from '../curriculum/levels.ts';
import { wordsOf } from '../texts.ts';

const AT_MOST = 14;

test.each(['en', 'ar'])('the first line of every level has about a dozen words: %s', async (language) => {
  const words = await wordsOf(language);
  const long = levels.flatMap((level) => {
    const play = firstPlay(level, level.solution.seed);
    const said = questionText(words, play) || levelText(words, level.id, 'prompt', playNumbers(words, play));
    const count = said.split(/\s+/).filter((each) => /[\p{L}\p{N}]/u.test(each)).length;
    return count > 0 && count <= AT_MOST ? [] : [`${level.id} (${count}): ${said}`];
  });
  expect(long).toEqual([]);
});
