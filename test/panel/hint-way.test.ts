// A hint points at what is seen: by its sign, by what stands on it, or by its class, and in every language.
import { expect, test } from 'vitest';
import { diagnose } from '../../src/curriculum/hint.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { hintWay } from '../../src/panel/hint-way.ts';
import { levelOf } from '../curriculum/levels.ts';
import { wordsOf } from '../texts.ts';

const words = { en: await wordsOf('en'), ar: await wordsOf('ar') };

function pointed(id: string, language: 'en' | 'ar' = 'en'): string {
  const play = firstPlay(levelOf(id), 1);
  return hintWay(words[language], play, diagnose(play));
}

test.each([
  ['more-neurons', 'Try Bend 1 downwards.'],
  ['three-lamps', 'Try ● of gold downwards.'],
  ['nine-cells', 'Try b1.2 of silver downwards.'],
  ['loss-for-the-job', 'Turn a tile: squared error / cross-entropy.'],
  ['near-enough', 'Press “Train 1 lap”.'],
  ['relu-training', 'Press “Try 12 starts”.'],
  ['threshold', 'Try t downwards.'],
])('%s: %s', (id, said) => {
  expect(pointed(id)).toBe(said);
});

test('a piece is quoted by what stands on it, whatever ends it', () => {
  expect(pointed('applications')).toMatch(/^Look at “[^”]+”\.$/);
  expect(pointed('applications', 'ar')).toMatch(/^انظر إلى «[^»]+»\.$/);
});

test('a lamp is called by its class', () => {
  const play = firstPlay(levelOf('one-hot'), 1);
  const { move } = diagnose(play);
  const other = ['y1', 'y2', 'y3'].find((lamp) => move.kind === 'choose' && lamp !== move.tool) ?? '';
  const wrong = advance(play, { kind: 'choose', tool: other, option: 'on' });
  expect(hintWay(words.en, play, diagnose(play))).toBe('');
  expect(hintWay(words.en, wrong, diagnose(wrong))).toBe(`Look at ${words.en.t(`class.${{ y1: 'gold', y2: 'silver', y3: 'bronze' }[other] ?? ''}`)}.`);
});
