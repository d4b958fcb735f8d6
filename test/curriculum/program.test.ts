import { expect, test } from 'vitest';
import type { Card } from '../../src/curriculum/card.ts';
import type { Program } from '../../src/curriculum/level-program.ts';
import type { Laid } from '../../src/curriculum/laid.ts';
import { runEpoch, runProgram, trueLearner, widestGap, without, worstTown } from '../../src/curriculum/program.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { trainFrom } from '../../src/curriculum/training.ts';
import { levelOf } from './levels.ts';

const level = levelOf('four-steps');
const deviation = (...args: Parameters<typeof widestGap>) => widestGap(...args).dollars;
const { stage } = firstPlay(level, 1);
const start = { w: -5, b: 150 };

function program(): Program {
  if (level.program === undefined) throw new Error('four-steps has no program');
  return level.program;
}
const rule = trueLearner(program());
const anew: Laid = { ...rule, 'b-1': 'predict', 'b-2': 'error', 'b-3': 'average', 'b-4': 'times-rate', 'b-5': 'subtract' };

function biasGradient(laid: Laid): number {
  const step = runEpoch(program(), laid, stage.train, start).worked.find(({ slot, card }) => slot.startsWith('b-') && card === 'times-rate');
  return typeof step?.held === 'number' ? step.held / program().rate : Number.NaN;
}

test('the true learner is gradient descent', () => {
  const ours = runProgram(program(), rule, stage.train, start, 20);
  const engine = trainFrom(stage, { ...start, rate: program().rate }, program().rate, 20);
  ours.forEach((values, epoch) => {
    expect(values['w']).toBeCloseTo(engine[epoch]?.[0] ?? Number.NaN, 9);
    expect(values['b']).toBeCloseTo(engine[epoch]?.[1] ?? Number.NaN, 9);
  });
});

test('predicting anew for the bias uses the weight that has moved: db 6.75 becomes −6.25, and that is caught', () => {
  expect(biasGradient(rule)).toBeCloseTo(6.75, 9);
  expect(biasGradient(anew)).toBeCloseTo(-6.25, 2);
  expect(deviation(program(), anew, stage.train, start)).toBeGreaterThan(0.1);
});

test('every card is needed, and none may change places with its neighbour but rate and average', () => {
  const slots = Object.keys(rule);
  for (const slot of slots) expect(deviation(program(), { ...rule, [slot]: undefined }, stage.train, start), slot).toBeGreaterThan(1e-3);
  const swapped = (one: string, other: string): Laid => ({ ...rule, [one]: rule[other], [other]: rule[one] });
  for (const [one, other] of [
    ['shared-1', 'shared-2'],
    ['w-1', 'w-2'],
    ['w-3', 'w-4'],
    ['b-2', 'b-3'],
  ] as const) {
    expect(deviation(program(), swapped(one, other), stage.train, start), one).toBeGreaterThan(1e-3);
  }
  for (const [one, other] of [
    ['w-2', 'w-3'],
    ['w-1', 'w-3'],
    ['b-1', 'b-2'],
  ] as const) {
    const laid = swapped(one, other);
    if (one === 'w-1') expect(deviation(program(), { ...rule, 'w-1': 'times-rate', 'w-2': 'times-input', 'w-3': 'average' }, stage.train, start)).toBeLessThan(1e-9);
    else expect(deviation(program(), laid, stage.train, start), one).toBeLessThan(1e-9);
  }
});

test('the gap is told in dollars, at the hotel and in the town where it is widest', () => {
  const still: Laid = { ...rule, 'b-3': undefined };
  const end = runProgram(program(), rule, stage.train, start).at(-1) ?? start;
  const ours = runProgram(program(), still, stage.train, start).at(-1) ?? start;
  const { row, dollars } = widestGap(program(), still, stage.train, start);
  const apart = stage.train.inputs.map((miles) => Math.abs((ours['w'] ?? 0) * miles + (ours['b'] ?? 0) - (end['w'] ?? 0) * miles - (end['b'] ?? 0)));
  expect(dollars).toBeCloseTo(Math.max(...apart), 9);
  expect(apart[row]).toBeCloseTo(dollars, 9);
  const towns = stage.cases.map((town) => widestGap(program(), still, town.rows, town.start).dollars);
  const worst = worstTown(program(), still, stage.cases);
  expect(worst.dollars).toBe(Math.max(...towns));
  expect(towns[worst.town]).toBe(worst.dollars);
});

test('without the average the errors add up, as a rate so many times as large would have it', () => {
  const rate = 0.005;
  const summed = runProgram({ ...program(), rate }, without(rule, ['average']), stage.train, start, 1).at(-1);
  const larger = trainFrom(stage, start, rate * stage.train.count, 1).at(-1);
  expect(summed?.['w']).toBeCloseTo(larger?.[0] ?? Number.NaN, 9);
  expect(summed?.['b']).toBeCloseTo(larger?.[1] ?? Number.NaN, 9);
});

test('the cards may stand in any slots of their lane', () => {
  const late: Laid = {
    'shared-1': 'predict',
    'shared-2': 'error',
    'w-1': 'times-input',
    'w-2': 'average',
    'w-3': 'times-rate',
    'w-4': 'subtract',
    'b-2': 'average',
    'b-4': 'times-rate',
    'b-5': 'subtract',
  };
  expect(deviation(program(), late, stage.train, start)).toBe(0);
});

test('a learner that leaves the numbers is infinitely far off', () => {
  const wild: Record<string, Card | undefined> = { ...rule, 'w-2': undefined, 'w-3': undefined, 'b-1': undefined, 'b-2': undefined };
  expect(deviation({ ...program(), epochs: 400 }, wild, stage.train, start)).toBe(Infinity);
});

test('every broken learner of the transfer fails in every hidden town draw', () => {
  const starts = level.transfer?.program?.starts ?? [];
  expect(starts.length).toBeGreaterThan(8);
  for (const laid of starts) {
    for (const seed of [1, 2, 3]) {
      expect(worstTown(program(), laid, firstPlay(level, seed).stage.cases).dollars, JSON.stringify(laid)).toBeGreaterThan(1e-3);
    }
  }
});
