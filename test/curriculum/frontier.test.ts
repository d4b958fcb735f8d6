import { expect, test } from 'vitest';
import { bestOfChance, chanceArrives, chanceRecipe, chanceTrial, trialsPaid, trialWith } from '../../src/curriculum/chance-search.ts';
import { beats, frontierOf, ownSpots, referenceSpots, referenceTurns } from '../../src/curriculum/frontier.ts';
import { evaluate } from '../../src/curriculum/quantity.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { score } from '../../src/curriculum/score.ts';
import { levelOf } from './levels.ts';

const spot = (cost: number, figure: number) => ({ cost, figure });

test('nothing on the edge is beaten, and all else is', () => {
  const spots = [spot(5, 90), spot(9, 40), spot(9, 60), spot(13, 40), spot(21, 12), spot(33, Infinity)];
  expect(frontierOf(spots)).toEqual([spot(5, 90), spot(9, 40), spot(21, 12)]);
  expect(beats(spot(9, 40), spot(13, 40))).toBe(true);
  expect(beats(spot(9, 40), spot(9, 40))).toBe(false);
});

const budget = levelOf('budget');
const play = firstPlay(budget, 3);
const drawn = play.stage;

test('chance draws from the whole of every tool, and the same again from the same seed', () => {
  const recipes = Array.from({ length: 60 }, (_, index) => chanceRecipe(drawn, index));
  expect(new Set(recipes.map(({ choices }) => `${choices['batch']}/${choices['activation']}`)).size).toBe(6);
  expect(new Set(recipes.map(({ values }) => values['units1'])).size).toBe(10);
  for (const { values } of recipes) {
    expect(values['rate']).toBeGreaterThanOrEqual(0.1);
    expect(values['rate']).toBeLessThanOrEqual(2);
  }
  expect(chanceRecipe(drawn, 4)).toEqual(recipes[4]);
});

test('chance is tried on the starts of the player, and what it reaches is what a question finds', () => {
  expect(trialsPaid(drawn)).toBe(10);
  const first = chanceTrial(drawn, 0);
  const tried = Object.entries(chanceRecipe(drawn, 0).choices).reduce((after, [tool, option]) => advance(after, { kind: 'choose', tool, option }), advance(play, { kind: 'set', values: chanceRecipe(drawn, 0).values }));
  const own = advance(tried, { kind: 'trial' }).trials[0];
  expect(own?.runs.map(({ value }) => value)).toEqual(first.runs.map(({ value }) => value));
  expect(evaluate(drawn, drawn.start, { of: 'searched', trials: 2 })).toBe(bestOfChance(drawn, 2));
});

test('who needs no more trials than chance reaches that side goal, who needs more does not', () => {
  const index = budget.sideGoals.findIndex(({ metric }) => metric === 'chance');
  const recipe = { values: { units1: 10, rate: 0.4 }, choices: { batch: '4', activation: 'relu' } };
  expect(trialWith(drawn, recipe).arrived).toBeGreaterThanOrEqual(8);
  const built = advance(advance(play, { kind: 'choose', tool: 'batch', option: '4' }), { kind: 'set', values: recipe.values });
  const soon = advance(built, { kind: 'trial' });
  expect(score(budget, soon, null).sideGoals[index]).toBe(true);
  const idle = Array.from({ length: chanceArrives(drawn, play.bound) }).reduce<typeof play>((after) => advance(after, { kind: 'trial' }), play);
  expect(idle.passed).toBeNull();
  const late = advance(advance(advance(idle, { kind: 'choose', tool: 'batch', option: '4' }), { kind: 'set', values: recipe.values }), { kind: 'trial' });
  expect(late.passed).not.toBeNull();
  expect(score(budget, late, null).sideGoals[index]).toBe(false);
});

test('runs stand beside references: trials by their parameters, laps by how many they were', () => {
  const tried = advance(play, { kind: 'trial' });
  expect(ownSpots(tried)).toEqual([{ cost: 15, figure: expect.any(Number) }]);
  expect(referenceTurns(budget)).toBeGreaterThan(10);
  expect(referenceSpots(budget, drawn, 1)).toHaveLength(1);
  const hand = levelOf('by-hand');
  const walked = advance(advance(firstPlay(hand, 1), { kind: 'set', values: { rate: 0.0452 } }), { kind: 'train', epochs: 1 });
  expect(ownSpots(walked)).toHaveLength(1);
  expect(referenceSpots(hand, walked.stage, 0).map(({ cost }) => cost)).toEqual(Array.from({ length: hand.reference?.epochs ?? 0 }, (_, lap) => lap + 1));
  expect(referenceTurns(levelOf('gradient'))).toBe(0);
});
