// What is heard of every level, played as its solution does it.
import { expect, test } from 'vitest';
import { diagnose } from '../../src/curriculum/hint.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { score } from '../../src/curriculum/score.ts';
import type { Level } from '../../src/curriculum/level.ts';
import type { Move } from '../../src/curriculum/move.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { quantityName } from '../../src/panel/goal-text.ts';
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

/** Arrows, shapes, dots and pictures: a sentence says them in words. */
const SIGNS = /[\u2190-\u21ff\u25a0-\u25ff\u2700-\u27bf\u2013\u00b7|#*_<>[\]]/;

test.each(levels.flatMap((level) => [[level.id, 'en', level] as const, [level.id, 'ar', level] as const]))('%s in %s: every move is told, in whole sentences, none of them twice', (_id, language, level) => {
  const said = heard(level, level.solution.moves, language);
  for (const [index, text] of said.slice(1).entries()) {
    if (!isRepeated(level, index)) expect(text, `after move ${index + 1}`).not.toBe('');
    expect(text).not.toMatch(/\.\.|\{\{|undefined|NaN|[a-z]\.[a-z]{3}/);
    expect(text, 'signs that are seen and not read').not.toMatch(SIGNS);
    const parts = text.split(/(?<=[.!?؟]) /);
    expect(new Set(parts).size, text).toBe(parts.length);
  }
});

test('what ends with a stop gets no second one', () => {
  expect(sentences(['Right: 76.4 %.', 'MSE 18.2', '', 'The loss is…', 'Why?'])).toBe('Right: 76.4 %. MSE 18.2. The loss is… Why?');
});

test('a look says where one stands, the slope there, and the oil that is left, also to the knob that looked', () => {
  const [begun, looked] = heard(levelOf('gradient'), [{ kind: 'set', values: { w: -9 } }], 'en', 'w');
  expect(begun).toMatch(/^Find where the ground is flat\. Every look costs oil\. dw \S+\. Oil for 8 looks\.$/);
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

/** Every level as its solution goes through it: what stood before each move, the move, and what stands after it. */
function* played(level: Level): Generator<{ before: Play; move: Move; now: Play }> {
  let before = firstPlay(level, level.solution.seed);
  for (const move of level.solution.moves) {
    const now = advance(before, move);
    yield { before, move, now };
    before = now;
  }
}

test('what comes of a feed, and who changes places, is told in every level', () => {
  const listener = { stars: 0, starsBefore: 0, knob: null };
  const fed = levels.filter(({ tools, transfer, solution }) => [...tools, ...(transfer?.tools ?? [])].some(({ kind }) => kind === 'feed') || solution.moves.some(({ kind }) => kind === 'swap'));
  const told = fed.flatMap((level) => [...played(level)].flatMap(({ before, move, now }) => {
    if (now.fed.length <= before.fed.length && move.kind !== 'swap') return [];
    const text = sentences(spoken(words.en, before, now, listener));
    if (move.kind === 'swap') {
      expect(text, level.id).toContain(words.en.t('split.came-test', { hotel: words.en.t('split.hotel', { miles: now.stage.test.inputs[now.stage.testIds.findIndex((id) => !before.stage.testIds.includes(id))] ?? 0 }) }));
      expect(text, level.id).toContain(words.en.t('split.loss-test'));
    } else expect(text, level.id).toMatch(/ out\b|says .+ healthy/);
    return [level.id];
  }));
  expect(new Set(told).size).toBeGreaterThan(3);
});

test('a knob is told by a name and with its unit, not by its picture', () => {
  const said = (id: string, values: Readonly<Record<string, number>>) => heard(levelOf(id), [{ kind: 'set', values: { ...values } }])[1];
  expect(said('three-lamps', { 'b1.1': -8.5 })).toMatch(/^b1\.1 of gold: −8\.5\./);
  expect(said('rules-or-learning', { cut1: 3, p1: 142 })).toMatch(/First cut in miles: 3\./);
  expect(said('rules-or-learning', { cut1: 3, p1: 142 })).toMatch(/Price of the first step: \$142\./);
  expect(said('more-neurons', { 'b1.2': 12.5 })).toMatch(/^Bend 1: 12\.5\. .*Bend 1 bends at 12\.5 miles/);
});

test.each(['en', 'ar'] as const)('what a call asks for has a name on the gauge (%s)', (language) => {
  const asked = levels.flatMap(({ id, call, calls }) => [...(call === undefined ? [] : [call]), ...(calls ?? [])].map(({ ask }) => ({ id, name: quantityName(words[language], ask) })));
  expect(asked.filter(({ name }) => /^[a-z]+\.[a-z-]+$/.test(name))).toEqual([]);
});

test('where breaking is the goal, what broke is named without advice against it', () => {
  const level = levelOf('kill-every-relu');
  const said = heard(level, level.solution.moves).join(' ');
  expect(said).toContain(words.en.t('fault.diverged.name'));
  expect(said).not.toContain(words.en.t('fault.diverged.text'));
});

/** What is said of the answers to questions of one kind, in the order of the solution. */
function answersHeard(id: string, phase: Play['phase']): readonly string[] {
  const level = levelOf(id);
  const said = heard(level, level.solution.moves);
  return [...played(level)].flatMap(({ move, before }, index) => (move.kind === 'answer' && before.phase === phase ? [said[index + 1] ?? ''] : []));
}

test('a call tells what it held against each other, unless its answer or its reason says so', () => {
  expect(answersHeard('gradient', 'call')[0]).toMatch(/dw: −\d+, compared with 0\./);
  expect(answersHeard('accuracy-lies', 'call')[0]).not.toContain('compared with');
  const same = answersHeard('normalise', 'call')[0];
  expect(same).toContain('Right: the same');
  expect(same).not.toContain('compared with');
});

test('an answer that leads on tells where the next question starts from', () => {
  expect(answersHeard('relu-gate', 'task')[0]).toMatch(/^It fits\. Bends at 6\.5 miles, open beyond\. Open for 9 of 24 hotels\. The weight was doubled/);
  expect(answersHeard('boundary', 'task')[0]).toContain('Boundary at 4 mi: 3.5.');
  expect(answersHeard('prediction-and-decision', 'task')[0]).toMatch(/^It fits\. \$34 lost or missed\. /);
  expect(answersHeard('bias-gradient', 'transfer')[0]).toMatch(/Errors: .+; .+\. Call 2 of 8/);
  for (const text of answersHeard('untrained', 'task')) expect(text, 'what is sealed').not.toMatch(/\b[wb] −?\d/);
});

test('what a board of many numbers changed is read there', () => {
  expect(answersHeard('just-right', 'task')[0]).toContain(words.en.t('live.board'));
});

test('a question tells the hotel that it points at', () => {
  expect(answersHeard('fit', 'task')[0]).toMatch(/Once it is learnt, the line is… It costs \$92, the line says \$108\.0\.$/);
});

test('hotels that change sides are told by their numbers, those that are booked or passed over by what that brings', () => {
  const said = (id: string) => heard(levelOf(id), levelOf(id).solution.moves);
  expect(said('boundary')[2]).toContain('Now right: Hotel 10; Hotel 12; Hotel 20. Now wrong: Hotel 22; Hotel 24.');
  expect(heard(levelOf('prediction-and-decision'), [{ kind: 'set', values: { t: 118 } }, { kind: 'set', values: { t: 110 } }])[2]).toContain('Hotel at 6.6 mi: Not booked, $20 missed.');
});

test('a network that was rebuilt says what it comes to, and an output that says something else is told', () => {
  expect(heard(levelOf('three-drivers'), [{ kind: 'set', values: { algorithm: 1 } }])[1]).toMatch(/^Algorithm 1\. .*MSE [\d,.]+\.$/);
  expect(heard(levelOf('output-neurons'), levelOf('output-neurons').solution.moves)[1]).toMatch(/silver: 5\.45, wanted 5\.45\.$/);
});

test('a round that can no longer be won says how many mistakes it allows, once', () => {
  const said = heard(levelOf('fit'), [{ kind: 'answer', to: 'more' }, { kind: 'answer', to: 'more' }, { kind: 'answer', to: 'more' }]);
  const allowed = words.en.t('missed.mistakes', { count: 1 });
  expect(said.filter((text) => text.includes(allowed))).toEqual([said[2]]);
});

test('a line that learnt one hotel more tells its new weight', () => {
  expect(answersHeard('fit', 'task')[1]).toContain('New w: −9, compared with −6.33.');
});

test('what was handed over too late is not told as too much', () => {
  const laps = Array.from({ length: 12 }, (): Move => ({ kind: 'train', epochs: 1 }));
  const lost = heard(levelOf('near-enough'), [...laps, { kind: 'commit' }]).at(-1);
  expect(lost).toContain(words.en.t('missed.title'));
  expect(lost).not.toContain('or less was asked');
  const level = levelOf('near-enough');
  expect(heard(level, level.solution.moves.slice(0, 7)).at(-1)).toContain('$1 or less was asked');
});
