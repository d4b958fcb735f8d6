// What a wrong answer was instead, by name.
import { expect, test } from 'vitest';
import type { Move } from '../../src/curriculum/move.ts';
import { faultOf } from '../../src/curriculum/faults.ts';
import { slipOf } from '../../src/curriculum/hint-question.ts';
import type { Question } from '../../src/curriculum/level-question.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { openQuestion, truthOf } from '../../src/curriculum/question.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf } from './levels.ts';

const solved = (id: string, count: number): Play => levelOf(id).solution.moves.slice(0, count).reduce((play: Play, move: Move) => advance(play, move), firstPlay(levelOf(id), 1));
const said = (play: Play, to: number | string) => slipOf(advance(play, { kind: 'answer', to }));

test('the end of an output: in steps, the mean alone, the other end, what was dearest so far, or beside all that', () => {
  const relu = firstPlay(levelOf('right-activation'), 1);
  const [tanh, sigmoid] = [solved('right-activation', 1), solved('right-activation', 2)];
  expect([said(relu, 0), said(relu, 75), said(relu, 40)]).toEqual(['in-steps', 'known-so-far', 'beside-the-fence']);
  expect([said(tanh, 133), said(tanh, 169)]).toEqual(['mean-alone', 'other-end']);
  expect(said(relu, 133)).toBeNull();
  expect(said(sigmoid, 1)).toBe('in-steps');
});

test('one number for all rows, once one of them changed: pulled the whole way, one voice, heads counted, or not heard of', () => {
  const enter = levelOf('number-or-group').solution.moves.findIndex(({ kind }) => kind === 'enter');
  const called = solved('number-or-group', enter + 1);
  const ask = openQuestion(called)?.question.ask;
  const moved = ask?.of === 'edited' ? Object.values(ask.given).find((by) => typeof by === 'number') ?? 0 : 0;
  const mean = called.values['b'] ?? 0;
  const [truth] = called.stage.questions.map((asked) => truthOf(called, asked));
  expect(said(called, Math.round(mean + moved))).toMatch(/^(pulled-whole|one-voice|most-said)$/);
  expect(said(called, Math.round(mean))).toBe('not-heard-of');
  expect(said(called, Number(truth))).toBeNull();
  // A call is over once it is answered: its slip is kept, and hangs in the museum.
  const move: Move = { kind: 'answer', to: Math.round(mean) };
  expect(faultOf(advance(called, move), move)).toBe('not-heard-of');
});

test('an output under other codes is stretched and shifted: who forgets the one or the other is told which', () => {
  const first = firstPlay(levelOf('zero-one'), 1);
  const second = advance(first, { kind: 'answer', to: -0.36 });
  const third = advance(second, { kind: 'answer', to: 0.64 });
  expect([said(first, -0.12), said(first, -0.36)]).toEqual(['as-it-was-coded', null]);
  expect([said(second, -0.36), said(second, -0.48), said(second, 0.64)]).toEqual(['as-it-was-coded', 'not-shifted', null]);
  expect([said(third, 0.36), said(third, 3.64), said(third, 4.36)]).toEqual(['not-shifted', 'not-stretched', null]);
});

test('a sum of which something was forgotten is called by that: its bias, its weights, or a minus', () => {
  const first = firstPlay(levelOf('forward'), 1);
  // 4 miles at weight -2, 5 stars at weight 1, and a bias of 4.
  expect([said(first, -3), said(first, 13), said(first, 17), said(first, -1), said(first, 1)]).toEqual(['bias-left-out', 'weights-left-out', 'minus-lost', null, null]);
});

test('rows outside a margin are counted, not those inside', () => {
  const whole = solved('cost-and-metric', 4);
  const own = whole.stage.questions[whole.answers.length];
  const count: Question | undefined = own && { ...own.question, ask: { of: 'wide', dollars: 4, data: 'train' }, answer: { kind: 'number', min: 0, max: 8, step: 1, scale: 'linear', starts: 0, within: 0, unit: 'plain' } };
  const questions = whole.stage.questions.map((each) => (each === own && count !== undefined ? { ...each, question: count } : each));
  const trained = { ...whole, stage: { ...whole.stage, questions }, played: { task: { ...whole.stage, questions } } };
  const asked = openQuestion(trained);
  const missed = asked === null ? Number.NaN : Number(truthOf(trained, asked));
  expect([said(trained, trained.stage.train.count - missed), said(trained, missed)]).toEqual(['counted-the-rest', null]);
});

test('a setting that is turned down, and a round lost by it, are called by what is wrong with the setting', () => {
  const first = firstPlay(levelOf('number-or-group'), 1);
  const refused = advance(first, { kind: 'answer', to: 'hand-over' });
  expect(slipOf(refused)).toBe('wrong-law');
  expect(slipOf(advance(refused, { kind: 'answer', to: 'hand-over' }))).toBe('wrong-law');
});

test('what is turned down where a question has just put it has its name', () => {
  const served = solved('cost-and-metric', 2);
  expect(slipOf(advance(served, { kind: 'answer', to: 'hand-over' }))).toBe('no-slope');
});

test('a valve that was not named is named by what it lacks', () => {
  const stuck = solved('three-drivers', 4);
  expect([said(stuck, 'algorithm'), said(stuck, 'data')]).toEqual(['narrow-data', null]);
});
