// What is said of tokens that were carried wrong.
import { expect, test } from 'vitest';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { marksRefused } from '../../src/panel/mark-text.ts';
import { levelOf } from '../curriculum/levels.ts';
import { wordsOf } from '../texts.ts';

const words = await wordsOf('en');

function refused(factors: Readonly<Record<string, string>>): string {
  const play = Object.entries(factors).reduce((now, [tool, option]) => advance(now, { kind: 'choose', tool, option }), firstPlay(levelOf('backpropagation'), 1));
  return marksRefused(words, advance(play, { kind: 'answer', to: 'hand-over' })).replaceAll(/[\u2066\u2069]/g, '');
}

test('one wrong factor draws all tokens after it along: it is told where, and by what, the first went astray', () => {
  expect(refused({ 'w2.1.1': 'input', 'a1.1': 'output', 'z1.1': 'slope', 'w1.1.1': 'input' })).toMatch(/^1 mark is wrong\. It goes astray at da₁: × 3 what came out\.$/);
  expect(refused({ 'w2.1.1': 'input', 'a1.1': 'weight', 'z1.1': 'slope', 'w1.1.1': 'weight' })).toMatch(/^1 mark is wrong\. It goes astray at dw₁: × 1\.5 weight\.$/);
});

test('a weight that does not move most is told by what came in through it, times what comes back', () => {
  const play = advance(firstPlay(levelOf('error-contribution'), 1), { kind: 'choose', tool: 'w1.2.1', option: 'most' });
  expect(marksRefused(words, advance(play, { kind: 'answer', to: 'hand-over' })).replaceAll(/[\u2066\u2069]/g, '')).toBe('w₂₁: what came in × what comes back is 0 × 0.5 = 0. Another moves more.');
});
