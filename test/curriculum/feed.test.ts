import { expect, test } from 'vitest';
import { activationOf } from '../../src/engine/network.ts';
import { feedsLeft } from '../../src/curriculum/feed.ts';
import { diagnose } from '../../src/curriculum/hint.ts';
import { evaluate } from '../../src/curriculum/quantity.ts';
import { openQuestion } from '../../src/curriculum/question.ts';
import { advance, reveals } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { MoveError, type Play } from '../../src/curriculum/play.ts';
import { fedTooNear, toldAs } from '../../src/curriculum/told.ts';
import { levelOf } from './levels.ts';

const sealed = () => firstPlay(levelOf('untrained'), 3);
const feed = (play: Play, x: number) => advance(play, { kind: 'set', values: { x } });

test('a sealed neuron is fed as often as it allows, and what was fed stays known', () => {
  const fed = feed(feed(sealed(), 0), 1);
  expect(feedsLeft(fed)).toBe(0);
  expect(() => feed(fed, 2)).toThrow(MoveError);
  expect(reveals(sealed(), { kind: 'set', values: { x: 0 } })).toBe(true);
  const [zero, one] = fed.fed.map((values) => evaluate(fed.stage, values, { of: 'output', inputs: [values['x'] ?? 0], given: {}, times: 1 }));
  expect(zero).toBe(fed.values['b']);
  expect((one ?? 0) - (zero ?? 0)).toBeCloseTo(fed.values['w'] ?? Number.NaN, 9);
});

test('the bias is asked of the same neuron, the next weight of another', () => {
  const fed = feed(feed(sealed(), 0), 1);
  const bias = advance(fed, diagnose(fed).move);
  expect(openQuestion(bias)?.question.id).toBe('bias');
  expect(bias.fed).toHaveLength(2);
  expect(bias.values).toMatchObject({ w: fed.values['w'], b: fed.values['b'] });
  const next = advance(bias, diagnose(bias).move);
  expect(next.fed).toHaveLength(0);
  expect(feedsLeft(next)).toBe(2);
});

test('each box has its own activation, and the first comes back with a fresh round', () => {
  let play = firstPlay(levelOf('activation'), 2);
  const seen: string[] = [];
  while (openQuestion(play) !== null) {
    seen.push(activationOf(play.stage.task.network, 0));
    play = advance(play, diagnose(play).move);
  }
  expect(seen).toEqual(['linear', 'relu', 'relu', 'tanh', 'tanh', 'sigmoid', 'sigmoid']);
  expect(play.verdict).toBe('passed');
  expect(activationOf(advance(play, { kind: 'enter', phase: 'task' }).stage.task.network, 0)).toBe('linear');
});

test('only the dial in use can be turned', () => {
  const play = firstPlay(levelOf('parameters'), 1);
  expect(() => advance(play, { kind: 'set', values: { w1: 0 } })).toThrow(MoveError);
  const set = advance(play, { kind: 'set', values: { b: -7 } });
  expect(diagnose(set)).toMatchObject({ fault: 'ready', move: { to: 'hand-over' } });
  const next = advance(set, { kind: 'answer', to: 'hand-over' });
  expect(next.answers).toHaveLength(1);
  expect(next.values['b']).toBe(1);
  expect(diagnose(next)).toMatchObject({ fault: 'weight-turned', knob: 'w1' });
});

test('a setting counts where it was set, and a wrong one is set anew', () => {
  const play = firstPlay(levelOf('one-weight'), 1);
  const wrong = advance(advance(play, { kind: 'set', values: { w: 0.8 } }), { kind: 'answer', to: 'hand-over' });
  expect(wrong).toMatchObject({ mistakes: 1, verdict: 'open' });
  expect(wrong.values['w']).toBe(0.8);
  expect(diagnose(wrong)).toMatchObject({ fault: 'weight-too-strong', knob: 'w', move: { values: { w: 0.5 } } });
});

test('one example leaves the weights open, two pin them', () => {
  const play = firstPlay(levelOf('weighted-sum'), 1);
  const other = advance(play, { kind: 'set', values: { w1: 1.5, w2: 0 } });
  const handed = advance(other, { kind: 'answer', to: 'hand-over' });
  expect(handed.answers).toHaveLength(1);
  expect(advance(handed, { kind: 'answer', to: 'hand-over' }).mistakes).toBe(1);
  const both = advance(handed, { kind: 'set', values: { w1: 0.5, w2: 1.5 } });
  expect(advance(both, { kind: 'answer', to: 'hand-over' }).answers).toHaveLength(2);
});

test('what comes out is told to whole tens, and feeds that lie near are too rough for the weight', () => {
  const second = feed(feed(sealed(), 0), 1);
  const rough = [second.values['w'] ?? 0, second.values['b'] ?? 0].reduce((play, to) => advance(play, { kind: 'answer', to }), second);
  expect([toldAs(second, 34), toldAs(rough, 34), toldAs(rough, -36)]).toEqual([34, 30, -40]);
  const fed = (far: number) => feed(feed(rough, 0), far);
  expect([1, 9, 10].map((far) => fedTooNear(fed(far), 10, 1))).toEqual([true, true, false]);
  expect(diagnose(fed(1)).fault).toBe('fed-too-near');
});
