// Why an answer about trainings was right or wrong, in figures.
import { expect, test } from 'vitest';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { missesOf } from '../../src/curriculum/race.ts';
import { answerVerdict } from '../../src/panel/said.tsx';
import { levelOf } from '../curriculum/levels.ts';
import { wordsOf } from '../texts.ts';

const words = await wordsOf('en');
const told = (level: string, ...answers: readonly (string | number)[]) => {
  const play = answers.reduce((now, to) => advance(now, { kind: 'answer', to }), firstPlay(levelOf(level), 1));
  return { play, text: answerVerdict(words, play, answers.length - 1) };
};

test('a bet on a size tells how many starts got there, of it and of the right one', () => {
  expect(told('five-and-ten', 'none').text).toMatch(/none: 0 of 10 starts\. 10: (?:[6-9]|10) of 10 starts\.$/);
});

test('a stop is told beside the lap at which the rows kept back stood lowest', () => {
  const [, value = '', best = '', least = ''] = /^Stopped at 0: ([\d,.]+)\. Lowest at (\d+): ([\d,.]+)\.$/.exec(told('early-stopping', 'hand-over').text) ?? [];
  expect(Number(best)).toBeGreaterThan(0);
  expect(Number(value.replace(',', ''))).toBeGreaterThan(Number(least.replace(',', '')));
});

test('of hotels that are missed all that are missed most are told', () => {
  const { play, text } = told('gold-silver-bronze', '25');
  const misses = missesOf(play.stage, play.answers[0]?.at ?? {}, { of: 'missed', run: 'net', data: 'test' });
  const most = play.stage.testIds.filter((_, row) => misses[row] === Math.max(...misses));
  expect(most.length).toBeGreaterThan(1);
  for (const id of most) expect(text).toContain(`Hotel ${id}: 7 of 7.`);
  expect(text).toContain('Hotel 25: 0 of 7.');
});

test('the best of many looks is told beside the middle of them', () => {
  expect(told('sealed-test', 0).text).toMatch(/The best promised \$[\d.]+ and came to \$[\d.]+; the middle of all looks said \$[\d.]+\.$/);
});

test('a count is worked out, layer by layer or by batches', () => {
  expect(told('five-and-ten', 'none', 1).text).toContain('(2 + 1) × 5 + (5 + 1) × 10 + (10 + 1) × 3 = 108');
  expect(told('batch-size', 'all', 24).text).toMatch(/24 ÷ \d+ = \d+/);
});
