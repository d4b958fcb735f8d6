// A board that is not right yet is called by what shows on it, not by the way a knob should go.
import { expect, test } from 'vitest';
import { slipOf } from '../../src/curriculum/hint-question.ts';
import { diagnose } from '../../src/curriculum/hint.ts';
import type { Move } from '../../src/curriculum/move.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { openQuestion } from '../../src/curriculum/question.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf } from './levels.ts';

const HAND_OVER: Move = { kind: 'answer', to: 'hand-over' };

/** The first round where this is asked, everything before it answered as hints say. */
function at(id: string, question: string, play = firstPlay(levelOf(id), 1)): Play {
  return openQuestion(play)?.question.id === question ? play : at(id, question, advance(play, diagnose(play).move));
}
const named = (play: Play, values: Readonly<Record<string, number>> | null = null) => diagnose(values === null ? play : advance(play, { kind: 'set', values })).fault;

test.each([
  ['threshold', 'find-all', 'missed-too-dear'],
  ['threshold', 'only-sure', 'alarms-too-dear'],
  ['accuracy-lies', 'best', 'alarms-outnumber'],
  ['confusion-matrix', 'none-missed', 'more-missed'],
  ['confusion-matrix', 'no-alarm', 'still-alarms'],
  ['precision-recall', 'thin', 'yes-too-common'],
  ['precision-recall', 'tight', 'more-alarms'],
  ['f1', 'summit', 'more-missed'],
  ['accuracy', 'cost', 'yes-too-faint'],
  ['accuracy', 'count', 'still-alarms'],
  ['three-lamps', 'two', 'always-largest'],
  ['three-lamps', 'third', 'never-largest'],
  ['nine-cells', 'swallowed', 'wins-too-much'],
  ['per-class', 'every-bronze', 'wins-too-little'],
  ['per-class', 'only-gold', 'wins-too-much'],
  ['normalise', 'parts', 'shares-even'],
  ['normalise', 'pinned', 'other-leads'],
  ['normalise', 'low', 'share-too-large'],
  ['softmax-prediction', 'sure', 'other-leads'],
  ['softmax-prediction', 'surer', 'share-too-small'],
  ['categorical-cross-entropy', 'others', 'truth-outdone'],
  ['early-stopping', 'bet', 'bet'],
  ['early-stopping', 'first', 'too-early'],
  ['output-neurons', 'alone', 'weight-too-weak'],
  ['output-neurons', 'together', 'bias-too-low'],
  ['one-hot', 'hotel', 'lamp-off'],
  ['one-weight', 'half', 'weight-too-strong'],
  ['weighted-sum', 'alone', 'weight-turned'],
  ['parameters', 'bias', 'bias-too-high'],
  ['relu-gate', 'resorts', 'gate-too-wide'],
  ['more-neurons', 'one', 'bends-nothing'],
  ['one-line-fails', 'shape', 'seen-askew'],
  ['collapse', 'edge', 'seen-askew'],
])('%s, untouched where %s is asked: %s', (id, question, fault) => {
  expect(named(at(id, question))).toBe(fault);
});

test('three fences that yes is voted by take in too much', () => {
  expect(named(firstPlay(levelOf('bigger-network'), 1))).toBe('more-alarms');
});

test('a threshold below or above all answers leaves nothing on one side', () => {
  const play = at('accuracy-lies', 'best');
  expect(named(play, { t: 0 })).toBe('all-is-yes');
  const tight = at('precision-recall', 'tight');
  expect(named(tight, { t: 1 })).toBe('nothing-is-yes');
  expect(named(at('confusion-matrix', 'no-alarm'), { t: 0.95 })).toMatch(/^(more-missed|nothing-is-yes)$/);
});

test('a gate that lets the wrong ones through, or stops the right ones, is called by that', () => {
  const play = at('relu-gate', 'resorts');
  expect([named(play, { b: -18 }), named(play, { b: -2 })]).toEqual(['gate-too-narrow', 'gate-too-wide']);
});

test('a bend among the hotels stands elsewhere, one beyond them bends nothing', () => {
  const play = at('more-neurons', 'one');
  expect([named(play, { 'b1.2': 6 }), named(play, { 'b1.2': 24 })]).toEqual(['bends-elsewhere', 'bends-nothing']);
});

test('a stop too late has overfitted', () => {
  expect(named(at('early-stopping', 'first'), { stop: 800 })).toBe('overfit');
});

test('lamps: none, several, or another one; refused, the code is called by the same name until a lamp is switched', () => {
  const play = at('one-hot', 'hotel');
  const lit = (...on: readonly string[]) => on.reduce((after: Play, tool) => advance(after, { kind: 'choose', tool, option: 'on' }), play);
  const step = diagnose(play).move;
  const right = step.kind === 'choose' ? step.tool : '';
  const others = ['y1', 'y2', 'y3'].filter((lamp) => lamp !== right);
  const [other = ''] = others;
  expect([named(play), named(lit(other)), named(lit(...others)), named(lit(right, other)), named(lit(right))]).toEqual(['lamp-off', 'other-lamp', 'lamp-too-many', 'lamp-too-many', 'ready']);
  // Which lamp is missing is not told; which one is wrong is.
  expect([diagnose(play).knob, diagnose(lit(other)).knob, diagnose(lit(right, other)).knob]).toEqual([null, other, other]);
  const refused = advance(lit(other), HAND_OVER);
  expect(slipOf(refused)).toBe('other-lamp');
  expect(slipOf(advance(refused, { kind: 'choose', tool: right, option: 'on' }))).toBeNull();
  expect(slipOf(advance(play, HAND_OVER))).toBe('lamp-off');
});

test('what was turned down is called by what shows, not by the way of a knob', () => {
  expect(slipOf(advance(at('f1', 'summit'), HAND_OVER))).toBe('more-missed');
  expect(slipOf(advance(at('normalise', 'parts'), HAND_OVER))).toBe('shares-even');
});
