// What is heard of every level, played as its solution does it.
import { expect, test } from 'vitest';
import { diagnose } from '../../src/curriculum/hint.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { score } from '../../src/curriculum/score.ts';
import type { Level } from '../../src/curriculum/level.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { sentences, spoken } from '../../src/panel/spoken.ts';
import { levelOf, levels } from '../curriculum/levels.ts';
import { wordsOf } from '../texts.ts';

const words = { en: await wordsOf('en'), ar: await wordsOf('ar') };

/** What is said after each move, the beginning first. */
function heard(level: Level, moves: readonly Move[], language: 'en' | 'ar' = 'en', knob: string | null = null): readonly string[] {
  let play = firstPlay(level, level.solution.seed);
  const said = [sentences(spoken(words[language], null, play, { stars: 0, starsBefore: 0, knob }))];
  for (const move of moves) {
    const before = play;
    play = advance(play, move);
    const [starsBefore, stars] = [before, play].map((each) => score(level, each, [1, 1, 1, 1]).stars);
    said.push(sentences(spoken(words[language], before, play, { stars: stars ?? 0, starsBefore: starsBefore ?? 0, knob })));
  }
  return said;
}

/** A knob set to where it stands already. */
function isRepeated({ solution }: Level, index: number): boolean {
  const [move, ...before] = solution.moves.slice(0, index + 1).toReversed();
  return move?.kind === 'set' && JSON.stringify(before.find((each) => each.kind === 'set')) === JSON.stringify(move);
}

test.each(levels.flatMap((level) => [[level.id, 'en', level] as const, [level.id, 'ar', level] as const]))('%s in %s: every move is told, in whole sentences, none of them twice', (_id, language, level) => {
  const said = heard(level, level.solution.moves, language);
  for (const [index, text] of said.slice(1).entries()) {
    if (!isRepeated(level, index)) expect(text, `after move ${index + 1}`).not.toBe('');
    expect(text).not.toMatch(/\.\.|\{\{|undefined|NaN|fault\.|live\./);
    const parts = text.split(/(?<=[.!?؟]) /);
    expect(new Set(parts).size, text).toBe(parts.length);
  }
});

test('what ends with a stop gets no second one', () => {
  expect(sentences(['Right: 76.4 %.', 'MSE 18.2', '', 'The loss is…', 'Why?'])).toBe('Right: 76.4 %. MSE 18.2. The loss is… Why?');
});

test('a look says where one stands, the slope there, and the oil that is left, also to the knob that looked', () => {
  const [begun, looked] = heard(levelOf('gradient'), [{ kind: 'set', values: { w: -9 } }], 'en', 'w');
  expect(begun).toMatch(/^dw \S+\. Oil for 8 looks\.$/);
  expect(looked).toMatch(/^w −9\. dw \S+\. Oil for 7 looks\.$/);
});

test('a knob under the keyboard says its own value; one that moves by itself is told', () => {
  const moves: readonly Move[] = [{ kind: 'set', values: { w: -3 } }];
  expect(heard(levelOf('fit-by-eye'), moves, 'en', 'w')[1]).toMatch(/^MSE \S+\.$/);
  expect(heard(levelOf('fit-by-eye'), moves)[1]).toMatch(/^w −3\. MSE \S+\.$/);
});

test('a learner that fails is told by name and remedy', () => {
  const moves: readonly Move[] = [{ kind: 'choose', tool: 'shared-1', option: 'predict' }, { kind: 'commit' }];
  const level = levelOf('four-steps');
  const fault = diagnose(replay(level, { seed: level.solution.seed, moves: [...moves] })).fault;
  expect(heard(level, moves)[2]).toContain(`${words.en.t(`fault.${fault}.name`)}. ${words.en.t(`fault.${fault}.text`)}`);
});

test('an answer goes on to the next question', () => {
  expect(heard(levelOf('direction'), [{ kind: 'answer', to: 'less' }])[1]).toContain('Call 2 of 8');
});

test('a round that is lost says what was handed over, and what is wrong with it by name', () => {
  const [, , lost] = heard(levelOf('gradient'), [{ kind: 'set', values: { w: 3 } }, { kind: 'commit' }]);
  expect(lost).toContain(words.en.t('missed.title'));
  expect(lost).toContain(words.en.t('fault.uphill-right.text'));
});

test('a call that was missed is no failure of the learner', () => {
  const level = levelOf('loss-curve');
  const at = level.solution.moves.findIndex(({ kind }) => kind === 'answer');
  const missed = heard(level, [...level.solution.moves.slice(0, at), { kind: 'answer', to: 'less' }]).at(-1);
  expect(missed).toContain(words.en.t('call.wrong'));
  expect(missed).not.toContain(words.en.t('fault.wrong-way.text'));
});

test('laps that come back are told', () => {
  const level = levelOf('learning-rate');
  const before = replay(level, { seed: 1, moves: [{ kind: 'train', epochs: 3 }] });
  const said = sentences(spoken(words.en, before, replay(level, { seed: 1, moves: [] }), { stars: 0, starsBefore: 0, knob: null }));
  expect(said).toContain(words.en.t('train.left', { count: 6 }));
});

test('a lost round is named by its last wrong answer, also where the last one was right', () => {
  let play = firstPlay(levelOf('direction'), 1);
  for (const to of ['less', 'less', 'less', 'less', 'less', 'less', 'less', 'less']) play = advance(play, { kind: 'answer', to });
  expect(play.answers.at(-1)?.right).toBe(true);
  expect(diagnose(play).fault).toBe('wrong-way');
});
