// What is told and asked is what can be seen: ties, orders, places of a knob, and where a call starts from.
import { expect, test } from 'vitest';
import { hint } from '../../src/curriculum/hint.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { parseLevel } from '../../src/curriculum/level-parser.ts';
import { errorsAt, metricAt } from '../../src/curriculum/measured.ts';
import { openQuestion, valuesAsked } from '../../src/curriculum/question.ts';
import { onRange, snap, turned } from '../../src/curriculum/range.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { levelOf } from './levels.ts';

/** The round with every question before the last answered rightly. */
function atWorst(play: Play): Play {
  let at = play;
  for (let asked = openQuestion(at); asked !== null && asked.question.answer.kind === 'number'; asked = openQuestion(at)) {
    const error = errorsAt(at.stage, at.values, 'train')[asked.index] ?? 0;
    at = advance(at, { kind: 'answer', to: snap(asked.question.answer, error) });
  }
  return at;
}

test('of two bars that are written alike either is right, and a third is not', () => {
  const level = { ...levelOf('error'), start: { w: -7.25, b: 149 } };
  const play = atWorst(firstPlay(level, 1));
  const sizes = errorsAt(play.stage, play.values, 'train').map(Math.abs);
  const most = Math.max(...sizes);
  const alike = play.stage.trainIds.filter((_, row) => (sizes[row] ?? 0).toFixed(1) === most.toFixed(1));
  expect(alike).toHaveLength(2);
  expect(new Set(alike.map((id) => (sizes[play.stage.trainIds.indexOf(id)] ?? 0).toFixed(3))).size).toBe(2);
  for (const id of play.stage.trainIds) {
    const said = advance(play, { kind: 'answer', to: String(id) }).answers.at(-1);
    expect(said?.right).toBe(alike.includes(id));
    if (said?.right === true) expect(said.truth).toBe(String(id));
  }
});

test('a round that was lost is followed by the same clients in another order, beginning with another', () => {
  const level = levelOf('choose-the-goal');
  const order = (play: Play) => play.stage.questions.map(({ question }) => question.id);
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    let before = firstPlay(level, seed);
    for (let round = 0; round < 4; round++) {
      const lost = [1, 2].reduce((play) => advance(play, { kind: 'answer', to: 'hand-over' }), before);
      expect(lost.verdict).toBe('missed');
      const fresh = advance(lost, { kind: 'enter', phase: 'task' });
      expect(order(fresh)[0]).not.toBe(order(before)[0]);
      expect(order(fresh).toSorted()).toEqual(order(before).toSorted());
      before = fresh;
    }
  }
});

test('anything inside the ring can be set on the board, and wins; the knobs turn past it and stick', () => {
  const level = levelOf('minimise');
  const { stage, bound, values } = firstPlay(level, 1);
  const loss = (w: number, b: number) => metricAt(stage, { w, b }, 'mean-squared-error', 'train');
  const [w, b] = stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [tool] : []));
  if (w === undefined || b === undefined) throw new Error('two knobs');
  const place = (values: { w: number; b: number }) => replay(level, { seed: 1, moves: [{ kind: 'set', values }] });
  expect(place({ w: -7.4, b: 152 }).verdict).toBe('passed');
  let winning = 0;
  for (let each = w.min; each <= w.max; each += w.step) for (let other = b.min; other <= b.max; other += b.step) if (loss(each, other) <= bound) winning += 1;
  expect(winning).toBeGreaterThan(15);
  // One knob at a time, each to its lowest place, ends in the ravine.
  let at: { w: number; b: number } = { w: values['w'] ?? 0, b: values['b'] ?? 0 };
  for (let turn = 0; turn < 40; turn++) {
    for (const knob of [turned(w), turned(b)]) {
      for (let stand = knob.min; stand <= knob.max; stand += knob.step) {
        const there = { ...at, [knob.id]: stand };
        if (loss(there.w, there.b) < loss(at.w, at.b)) at = there;
      }
    }
  }
  expect(at).toEqual({ w: -6, b: 145 });
  expect(loss(at.w, at.b)).toBeCloseTo(36.4, 1);
  expect(loss(-8, 155)).toBeCloseTo(19.5, 1);
  expect(hint(place(at)).fault).toBe('ravine');
  for (const knob of [w, b]) expect(onRange(knob, snap(turned(knob), at[knob.id === 'w' ? 'w' : 'b']))).toBe(true);
});

test('a knob can only turn by whole steps', () => {
  const file = 'levels/linear-regression/minimise.json';
  const level = levelOf('minimise');
  const json = { ...level, tools: level.tools.map((tool) => ({ ...tool, turn: 0.25 })) };
  expect(() => parseLevel(json, file)).toThrow('tools[0].turn');
});

test('a line that rises where prices fall has the wrong sign; one that falls too slowly is too flat', () => {
  const level = levelOf('fit-by-eye');
  const at = (w: number, b: number): string => hint(replay(level, { seed: 1, moves: [{ kind: 'set', values: { w, b } }] })).fault;
  expect(at(2.2, 118)).toBe('rising');
  expect(at(-2, 132)).toBe('too-flat');
});

test('a call about one parameter leaves the other where the player put it', () => {
  const level = levelOf('fit-by-eye');
  for (const b of [152, 153]) {
    const moves: Move[] = [{ kind: 'set', values: { w: -7.6, b } }, { kind: 'enter', phase: 'call' }];
    const play = replay(level, { seed: 1, moves });
    const asked = openQuestion(play);
    if (asked === null) throw new Error('a call asks');
    expect(valuesAsked(play, asked)['b']).toBe(b);
    expect(Math.abs((valuesAsked(play, asked)['w'] ?? 0) + 7.6)).toBeGreaterThan(1);
  }
});
