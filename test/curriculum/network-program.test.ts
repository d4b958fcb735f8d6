import { expect, test } from 'vitest';
import { graphOf, rowAt } from '../../src/curriculum/graph.ts';
import type { Learner } from '../../src/curriculum/level-program.ts';
import type { Laid } from '../../src/curriculum/laid.ts';
import { learnerOf, runEpoch, runProgram, trueLearner, widestGap } from '../../src/curriculum/program.ts';
import { stageOf } from '../../src/curriculum/stage.ts';
import { type Network, parameterCount, parameterNames } from '../../src/engine/network.ts';
import { random } from '../../src/engine/random.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { train } from '../../src/engine/train.ts';
import { levelOf } from './levels.ts';

const level = levelOf('one-epoch');
const { program } = level;
if (program === undefined) throw new Error('one-epoch has no program');
const rule = trueLearner(program);

const networkOf = (activation: 'relu' | 'tanh', ...units: readonly number[]): Network => ({
  inputs: 2, loss: 'mean-squared-error',
  layers: [...units.map((each) => ({ kind: 'dense' as const, units: each, activation })), { kind: 'dense' as const, units: 1, activation: 'linear' as const }],
});
const learnerFor = (network: Network): Learner => ({ ...program, network });
const rows = makeRows([[2, 1], [1, 3], [3, 0], [-1, 2], [0.5, -2]], [[3], [4], [1], [4], [0]]);

function startOf(network: Network, seed: string): Record<string, number> {
  const chance = random(seed);
  return Object.fromEntries(parameterNames(network).map((name) => [name, chance.normal() * 0.7]));
}

const NETWORKS = [networkOf('relu', 3), networkOf('tanh', 3), networkOf('relu', 3, 2), networkOf('tanh', 2, 3, 2)];

test('the cards of the true learner are gradient descent, however deep the network', () => {
  for (const network of NETWORKS) {
    const start = startOf(network, `deep/${network.layers.length}`);
    const names = parameterNames(network);
    const ours = runProgram(learnerFor(network), rule, rows, start, 30).at(-1) ?? {};
    const engine = train(network, Float64Array.from(names, (name) => start[name] ?? 0), rows, { learningRate: program.rate, epochs: 30 });
    names.forEach((name, index) => expect(ours[name], name).toBeCloseTo(engine.parameters[index] ?? Number.NaN, 10));
  }
});

test('what × input leaves at a weight is its gradient for each row, and × weight and × slope leave da and dz', () => {
  for (const network of NETWORKS) {
    const start = startOf(network, 'tokens');
    const names = parameterNames(network);
    const { worked } = runEpoch(learnerFor(network), rule, rows, start);
    for (let row = 0; row < rows.count; row++) {
      const { nodes } = graphOf(network, Float64Array.from(names, (name) => start[name] ?? 0), names, rowAt(rows, row));
      for (const card of ['times-weight', 'times-slope', 'times-input'] as const) {
        const tokens = worked.filter((each) => each.card === card).flatMap((each) => [...(each.tokens ?? [])]);
        expect(tokens.length).toBeGreaterThan(1);
        for (const [id, left] of tokens) expect(left[row], `${card} ${id}`).toBeCloseTo(nodes.get(id)?.gradient ?? Number.NaN, 10);
      }
    }
  }
});

test('every card is needed, and the way back in this order', () => {
  const network = networkOf('relu', 3);
  const start = startOf(network, 'needed');
  const gap = (laid: Laid) => widestGap(learnerFor(network), laid, rows, start).dollars;
  expect(gap(rule)).toBe(0);
  for (const slot of Object.keys(rule)) expect(gap({ ...rule, [slot]: undefined }), slot).toBeGreaterThan(1e-3);
  expect(gap({ ...rule, 'back-1': 'times-slope', 'back-2': 'times-weight' })).toBeGreaterThan(1e-3);
  expect(gap({ ...rule, 'b-1': 'times-input', 'b-2': 'average', 'b-3': 'times-rate', 'b-4': 'subtract' })).toBeGreaterThan(1e-3);
});

test('where nothing goes back, the hidden layers stay as they were and the output still learns', () => {
  const network = networkOf('relu', 3, 2);
  const start = startOf(network, 'silent');
  const end = runProgram(learnerFor(network), { ...rule, 'back-1': undefined, 'back-2': undefined }, rows, start, 5).at(-1) ?? {};
  const moved = parameterNames(network).filter((name) => end[name] !== start[name]);
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.every((name) => /^[wb]3/.test(name))).toBe(true);
});

test('any cards anywhere leave numbers for every parameter', () => {
  const chance = random('any cards');
  const network = networkOf('tanh', 2, 2);
  const slots = program.lanes.flatMap(({ id, slots: count }) => Array.from({ length: count }, (_, index) => `${id}-${index + 1}`));
  for (let each = 0; each < 300; each++) {
    const laid: Laid = Object.fromEntries(slots.map((slot) => [slot, program.cards[chance.integer(program.cards.length + 1)]]));
    const { values, worked } = runEpoch(learnerFor(network), laid, rows, startOf(network, `any/${each}`));
    expect(parameterNames(network).filter((name) => !Number.isFinite(values[name] ?? Number.NaN))).toEqual([]);
    expect(worked.every(({ tokens }) => (tokens?.size ?? 0) > 0)).toBe(true);
    expect(Object.keys(values).length).toBe(parameterCount(network));
  }
});

test('the level teaches a 2-3-1 network, and its transfer a deeper one', () => {
  const task = stageOf(level, 1, 'task', 0);
  const transfer = stageOf(level, 1, 'transfer', 0);
  expect(learnerOf(task.task)?.network?.layers.map((layer) => ('units' in layer ? layer.units : 0))).toEqual([3, 1]);
  expect(learnerOf(transfer.task)?.network?.layers.length).toBe(3);
  const broken = level.transfer?.program?.starts ?? [];
  expect(broken.length).toBeGreaterThan(8);
  const learner = learnerOf(transfer.task);
  if (learner === undefined) throw new Error('no learner');
  for (const laid of broken) {
    const gaps = transfer.cases.map((town) => widestGap(learner, laid, town.rows, town.start).dollars);
    expect(Math.max(...gaps), JSON.stringify(laid)).toBeGreaterThan(1e-3);
  }
});
