// Two networks against each other while one watches: steps, rates that change on the way, and what it means to be alike.
import { expect, test } from 'vitest';
import { duelStart, sidesOf, trainDuel } from '../../src/engine/duel-live.ts';
import { type LivePlan, trainLive } from '../../src/engine/live.ts';
import { metricOf } from '../../src/engine/metric/registry.ts';
import { resemblanceOf } from '../../src/engine/metric/resemblance.ts';
import { type Network, parameterCount } from '../../src/engine/network.ts';
import { random } from '../../src/engine/random.ts';
import type { Rows } from '../../src/engine/rows.ts';

const forger: Network = { inputs: 2, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 6, activation: 'tanh' }, { kind: 'dense', units: 2, activation: 'linear' }] };
const detector: Network = { inputs: 2, loss: 'binary-cross-entropy', layers: [{ kind: 'dense', units: 6, activation: 'tanh' }, { kind: 'dense', units: 1, activation: 'sigmoid' }] };
const start = duelStart(forger, detector, 'glorot', 'duel');
const plan: LivePlan = { learningRate: 0.01, batch: 10, epochs: 4, seed: 3, optimizer: { name: 'adam', momentum: 0.5 }, against: { network: detector, learningRate: 0.01 } };

/** Noise beside points about (1, 1) and (−1, −1). */
const rows: Rows = (() => {
  const chance = random('two');
  const inputs = Float64Array.from({ length: 200 }, () => chance.normal());
  const targets = Float64Array.from({ length: 200 }, (_, index) => (Math.floor(index / 2) % 2 === 0 ? 1 : -1) + 0.1 * chance.normal());
  return { inputs, targets, count: 100, features: 2, outputs: 2 };
})();

test('steps of any length lead to the same bits, and hold both networks', () => {
  const [fine, coarse] = [[...trainLive(forger, start, rows, plan, 10)], [...trainLive(forger, start, rows, plan, 150)]];
  expect(coarse.map(({ seen }) => seen)).toEqual([150, 300, 400]);
  expect(fine.at(-1)?.parameters).toEqual(coarse.at(-1)?.parameters);
  const end = coarse.at(-1)?.parameters ?? new Float64Array();
  expect(end).toHaveLength(parameterCount(forger) + parameterCount(detector));
  const [before, after] = [sidesOf(forger, start), sidesOf(forger, end)];
  expect(after.forger).not.toEqual(before.forger);
  expect(after.detector).not.toEqual(before.detector);
});

test('a moment stays what it was while the duel goes on', () => {
  const kept = [...trainLive(forger, start, rows, plan, 100)].map(({ parameters }) => parameters);
  expect(new Set(kept.map((each) => each.join())).size).toBe(kept.length);
});

test('a side whose rate is turned down to nothing stands still from there on, the other does not', () => {
  let detectorRate = 0.01;
  const moments = trainDuel(forger, start, rows, plan, { every: 100, rates: () => ({ forger: 0.01, detector: detectorRate }) });
  const first = moments.next().value;
  detectorRate = 0;
  const second = moments.next().value;
  if (first === undefined || second === undefined) throw new Error('no moments');
  expect(sidesOf(forger, second.parameters).detector).toEqual(sidesOf(forger, first.parameters).detector);
  expect(sidesOf(forger, second.parameters).forger).not.toEqual(sidesOf(forger, first.parameters).forger);
});

test('who goes on from a moment ends where the rows end', () => {
  const rest = [...trainLive(forger, start, rows, plan, 100, 200)];
  expect(rest.map(({ seen }) => seen)).toEqual([300, 400]);
  expect(() => trainDuel(forger, start, rows, { learningRate: 0.1, batch: 10, epochs: 1, seed: 1 }, { every: 10 }).next()).toThrow('a duel needs a detector');
});

test('forged rows resemble real ones where they are near and everywhere: copies of one are near and cover little, scattered ones are not near', () => {
  const chance = random('again');
  const others = rows.targets.map((_, index) => (Math.floor(index / 2) % 2 === 0 ? 1 : -1) + 0.1 * chance.normal());
  const alike = resemblanceOf(others, rows.targets, 2);
  expect(Math.min(alike.near, alike.covered)).toBeGreaterThan(0.9);
  const half = resemblanceOf(others.map((value) => Math.abs(value)), rows.targets, 2);
  expect(half.near).toBeGreaterThan(0.9);
  expect(half.covered).toBeCloseTo(0.5, 1);
  const one = resemblanceOf(others.map((_, index) => others[index % 2] ?? 0), rows.targets, 2);
  expect(one.near).toBe(1);
  expect(one.covered).toBeLessThan(0.4);
  const far = resemblanceOf(others.map((value) => 5 * value), rows.targets, 2);
  expect(far).toEqual({ near: 0, covered: 0 });
  expect(resemblanceOf(others.map(() => Number.NaN), rows.targets, 2)).toEqual({ near: 0, covered: 0 });
  expect(metricOf('resemblance')(others.map((value) => Math.abs(value)), rows.targets, 2)).toBe(half.covered);
});
