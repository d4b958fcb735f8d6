// The suite itself: a backend with a fault must be caught.
import { expect, test } from 'vitest';
import { activations } from '../../src/engine/activation/registry.ts';
import { losses } from '../../src/engine/loss/registry.ts';
import { optimizers } from '../../src/engine/optimizer/registry.ts';
import type { Plan, PopulationOptions, TrainPopulation, Trained } from '../../src/engine/population.ts';
import { trainPopulation } from '../../src/engine/reference.ts';
import { conformance } from './conformance.ts';
import { SINGLE } from './conformance/case.ts';

const planning = (change: (plan: Plan) => Plan): TrainPopulation => (network, rows, plans, options) => trainPopulation(network, rows, plans.map(change), options);
const wishing = (change: (options: PopulationOptions) => PopulationOptions): TrainPopulation => (network, rows, plans, options = {}) => trainPopulation(network, rows, plans, change(options));
const ending = (change: (trained: Trained, index: number) => Trained): TrainPopulation => async (network, rows, plans, options) => (
  (await trainPopulation(network, rows, plans, options)).map(change)
);
const nudged = (parameters: Float64Array, by: number) => parameters.map((value, p) => (p === 0 ? value + by : value));

/** Each with the cases that it is caught by. */
const FAULTS: Readonly<Record<string, [TrainPopulation, RegExp]>> = {
  'seeds ignored': [planning((plan) => ({ ...plan, seed: undefined })), /2 > 4 relu > 1 linear/],
  'mini batches taken for full ones': [planning((plan) => ({ ...plan, batch: 'full' })), /2 > 1 linear/],
  'an epoch too few': [planning((plan) => ({ ...plan, epochs: Math.max(0, plan.epochs - 1) })), /2 > 1 linear/],
  'a rate 1 % off': [planning((plan) => ({ ...plan, learningRate: typeof plan.learningRate === 'number' ? plan.learningRate * 1.01 : plan.learningRate })), /2 > 1 linear/],
  'only the first rate': [planning((plan) => ({ ...plan, learningRate: typeof plan.learningRate === 'number' ? plan.learningRate : plan.learningRate[0] ?? 0 })), /in one call/],
  'frozen ignored': [planning((plan) => ({ ...plan, frozen: undefined })), /^frozen/],
  'penalty ignored': [planning((plan) => ({ ...plan, penalty: undefined })), /^a penalty/],
  'optimizer ignored': [planning((plan) => ({ ...plan, optimizer: undefined })), /^optimizer.*adam/],
  'constants ignored': [planning((plan) => ({ ...plan, optimizer: plan.optimizer?.name === 'momentum' ? { name: 'momentum' } : plan.optimizer })), /^optimizer.*0\.5/],
  'early stop ignored': [planning((plan) => ({ ...plan, stop: undefined })), /^early stop/],
  'validation ignored by early stop': [wishing((options) => ({ ...options, validation: undefined })), /^early stop/],
  'validation ignored by metrics': [wishing((options) => ({ ...options, validation: undefined })), /^metrics/],
  'the curve in another order': [wishing((options) => ({ ...options, curveAt: options.curveAt?.toSorted((a, b) => a - b) })), /^a curve/],
  'networks swapped': [async (...call) => (await trainPopulation(...call)).toReversed(), /^3 networks/],
  'told twice': [(network, rows, plans, options) => trainPopulation(network, rows, plans, {
    ...options, onTrained: (index, trained) => { options?.onTrained?.(index, trained); options?.onTrained?.(index, trained); },
  }), /^progress/],
  'deaf to aborts': [wishing((options) => ({ ...options, signal: undefined })), /^aborted from the start/],
  'divergence spreads': [async (...call) => {
    const all = await trainPopulation(...call);
    return all.some(({ diverged }) => diverged) ? all.map((trained) => ({ ...trained, parameters: nudged(trained.parameters, 1e-7) })) : all;
  }, /diverge/],
  'a loss of other parameters': [ending((trained) => ({ ...trained, parameters: nudged(trained.parameters, 2e-4) })), /2 > 1 linear/],
  'lane 3 is lost': [ending((trained, index) => (index % 4 === 3 ? { ...trained, parameters: trained.parameters.slice().fill(0) } : trained)), /^4 networks/],
  'nothing is checked': [(network, rows, plans, options) => (plans.length === 0 ? Promise.resolve([]) : trainPopulation(network, rows, plans, options)), /^refused: no plans/],
};

async function caught(backend: TrainPopulation, by: RegExp): Promise<string[]> {
  const cases = conformance(backend, SINGLE).filter(({ name }) => by.test(name));
  const results = await Promise.allSettled(cases.map(({ run }) => run()));
  return cases.filter((_, index) => results[index]?.status === 'rejected').map(({ name }) => name);
}

test.each(Object.entries(FAULTS))('%s: caught', async (_name, [backend, by]) => {
  expect(await caught(trainPopulation, by)).toEqual([]);
  expect(await caught(backend, by)).not.toEqual([]);
});

test('whatever has a registry is in the suite', () => {
  const names = conformance(trainPopulation, SINGLE).map(({ name }) => name).join('\n');
  for (const name of [...Object.keys(activations), 'softmax', ...Object.keys(losses), ...Object.keys(optimizers)]) expect(names).toContain(name);
});

test('every case has a name of its own', () => {
  const names = conformance(trainPopulation, SINGLE).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(150);
});
