// The figures that levels and their words rest on, against the book's rows; and the slips of the book, which are not taught.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTexts } from '../../scripts/read-texts.ts';
import { errorsAt, gradientAt, metricAt } from '../../src/curriculum/measured.ts';
import { evaluate } from '../../src/curriculum/quantity.ts';
import { openQuestion, truthOf } from '../../src/curriculum/question.ts';
import { turned } from '../../src/curriculum/range.ts';
import { advance, replay } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { root } from '../source.ts';
import { levelOf, levels } from './levels.ts';

const { stage } = firstPlay(levelOf('unseen'), 1);
const mse = (values: Record<string, number>, data: 'train' | 'test' = 'train') => metricAt(stage, values, 'mean-squared-error', data);

test('the trained line and its errors', () => {
  expect(stage.start['w']).toBeCloseTo(-7.43205, 4);
  expect(stage.start['b']).toBeCloseTo(152.18779, 4);
  expect(mse({ ...stage.start })).toBeCloseTo(16.3655, 4);
  expect(mse({ ...stage.start }, 'test')).toBeCloseTo(144.466, 2);
  expect(errorsAt(stage, stage.start, 'train').map((error) => Number(error.toFixed(1)))).toEqual([2.5, -5, 0.3, 0.4, -0.8, 8, -5.9, 0.6]);
  expect(evaluate(stage, stage.start, { of: 'share', data: 'test', row: 'worst' })).toBeCloseTo(76, 0);
});

test('one dial at a time sticks in the ravine, wherever it starts, and no place that passes is found', () => {
  const stuck = new Set<string>();
  const level = levelOf('minimise');
  const knobs = level.tools.flatMap((tool) => (tool.kind === 'parameter' ? [turned(tool)] : []));
  for (const order of [knobs, [...knobs].reverse()]) {
    let play = firstPlay(level, 1);
    for (let moved = true; moved;) {
      moved = false;
      for (const knob of order) {
        for (const step of [knob.step, -knob.step]) {
          for (;;) {
            const next = advance(play, { kind: 'set', values: { [knob.id]: (play.values[knob.id] ?? 0) + step } });
            if (next.value >= play.value) break;
            play = next;
            moved = true;
          }
        }
      }
    }
    expect(play.passed).toBeNull();
    stuck.add(`${play.values['w']} ${play.values['b']} ${play.value.toFixed(1)}`);
  }
  expect([...stuck]).toContain('-6 145 36.4');
  expect(mse({ w: -8, b: 155 })).toBeCloseTo(19.5, 1);
  expect(mse({ w: -7, b: 150 })).toBeCloseTo(18.215, 3);
});

test('figures that the questions tell', () => {
  expect(mse({ w: -11, b: 170 })).toBeCloseTo(140, 0);
  expect(mse({ w: -9, b: 160 })).toBeLessThan(140);
  expect(mse({ w: 0, b: 124.875 })).toBeCloseTo(457.1, 1);
  expect(evaluate(stage, { w: 0, b: 150 }, { of: 'best', parameter: 'w', given: {} })).toBeCloseTo(-7.058, 3);
  expect(evaluate(stage, { w: 0, b: 140 }, { of: 'best', parameter: 'w', given: {} })).toBeCloseTo(-5.35, 2);
  expect(evaluate(stage, { w: 0, b: 160 }, { of: 'best', parameter: 'w', given: {} })).toBeCloseTo(-8.77, 2);
});

test('rates: one lands, 0.08 overshoots and arrives, beyond 0.0931 it diverges', () => {
  const level = levelOf('learning-rate');
  const { stage: there } = firstPlay(level, 1);
  const after = (rate: number, epochs: number) => evaluate(there, { w: 0, b: 150, rate }, { of: 'trained', epochs, metric: 'mean-squared-error', data: 'train' });
  expect(after(0.0465, 1)).toBeLessThan(18.2);
  expect(after(0.08, 1)).toBeGreaterThan(500);
  expect(after(0.08, 40)).toBeLessThan(18.3);
  expect(after(0.093, 10)).toBeLessThan(1088.4);
  expect(after(0.0932, 10)).toBeGreaterThan(1088.3);
});

test('two right rates solve the boss: 16.38', () => {
  const level = levelOf('by-hand');
  const play = replay(level, {
    seed: 1,
    moves: [
      { kind: 'set', values: { rate: 0.0452 } },
      { kind: 'train', epochs: 1 },
      { kind: 'set', values: { rate: 2.77 } },
      { kind: 'train', epochs: 1 },
    ],
  });
  expect(play.passed).not.toBeNull();
  expect(play.value).toBeLessThan(17);
});

test('no single rate does the boss in its budget', () => {
  const level = levelOf('by-hand');
  const { stage: there } = firstPlay(level, 1);
  for (let rate = 0.001; rate < 0.2; rate *= 1.01) {
    expect(evaluate(there, { w: 0, b: 0, rate }, { of: 'trained', epochs: 12, metric: 'mean-squared-error', data: 'train' })).toBeGreaterThan(1000);
  }
});

test('slips 1 and 2: dw is half the slope of the mean squared error, and a negative one means that the weight is too small', () => {
  const slope = (mse({ w: -5 + 1e-4, b: 150 }) - mse({ w: -5 - 1e-4, b: 150 })) / 2e-4;
  expect(gradientAt(stage, { w: -5, b: 150 }, 'w')).toBeCloseTo(44.2125, 6);
  expect(slope).toBeCloseTo(2 * 44.2125, 3);
  expect(gradientAt(stage, { w: -10, b: 150 }, 'w')).toBeLessThan(0);
  expect(readTexts()).toMatchObject({ direction: { card: expect.stringMatching(/falls to the right, the weight is too small/) } });
  expect(readTexts()).toMatchObject({ gradient: { card: expect.stringMatching(/half the slope of the mean squared error/) } });
});

test('slip 3: no text lets the loss go to zero, and no goal asks for it', () => {
  const said = readFileSync(join(root, 'assets/locales/en/levels.json'), 'utf8');
  expect(said).not.toMatch(/(toward|towards|to) zero/);
  for (const level of levels) if (level.goal.metric === 'mean-squared-error' && typeof level.goal.atMost === 'number') expect(level.goal.atMost).toBeGreaterThan(16.3655);
});

test('slip 4: at a call of direction the sign of the gradient and the side of the valley agree', () => {
  let play = firstPlay(levelOf('direction'), 9);
  for (let asked = openQuestion(play); asked !== null; asked = openQuestion(play)) {
    const truth = truthOf(play, asked);
    expect(truth).toBe(gradientAt(play.stage, { ...play.values, ...asked.at }, 'w') > 0 ? 'less' : 'more');
    play = advance(play, { kind: 'answer', to: truth });
  }
  expect(play.verdict).toBe('passed');
});

test('slips 6 and 7: no hotel is known and sealed at once', () => {
  for (const level of levels) {
    for (const seed of [1, 2, 3]) {
      const { trainIds, testIds } = firstPlay(level, seed).stage;
      expect(trainIds.filter((id) => testIds.includes(id))).toEqual([]);
    }
  }
});

test('a call can not be learnt by heart: what is right depends on the draw', () => {
  for (const level of levels.filter(({ call }) => call !== undefined)) {
    const end = level.solution.moves.findIndex((move) => move.kind === 'enter');
    let play = replay(level, { seed: level.solution.seed, moves: level.solution.moves.slice(0, end) });
    const truths = new Set<number | string>();
    for (let round = 0; round < 20 && truths.size < 2; round++) {
      play = advance(play, { kind: 'enter', phase: 'call' });
      const asked = openQuestion(play);
      if (asked !== null) truths.add(truthOf(play, asked));
    }
    expect(truths.size, level.id).toBeGreaterThan(1);
  }
});
