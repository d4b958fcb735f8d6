// Plans of one call that differ in everything but the network.
import type { MetricName } from '../../../src/engine/metric/registry.ts';
import { judge } from '../../../src/engine/metric/judge.ts';
import { layout, parameterCount, type Network } from '../../../src/engine/network.ts';
import type { OptimizerSpec } from '../../../src/engine/optimizer/registry.ts';
import type { Plan } from '../../../src/engine/population.ts';
import { makeRows } from '../../../src/engine/rows.ts';
import { cosineSchedule, warmUp } from '../../../src/engine/schedule.ts';
import { allNear, claim, near, same, there, type Question } from './case.ts';
import { dense, endsAsWanted, someRows, someStart } from './material.ts';

const network = dense(2, 'mean-squared-error', [4, 'tanh'], [2, 'linear']);
const labels = dense(2, 'categorical-cross-entropy', [4, 'relu'], [3, 'softmax']);
const OPTIMIZERS: readonly OptimizerSpec[] = [
  { name: 'gradient-descent' }, { name: 'momentum' }, { name: 'momentum', momentum: 0.5 }, { name: 'rmsprop', epsilon: 1e-3 },
  { name: 'rmsprop', decay: 0.5, epsilon: 1e-2 }, { name: 'adam', epsilon: 1e-3 }, { name: 'adam', momentum: 0.5, decay: 0.9, epsilon: 1e-3 },
];

function mixedPlans(of: Network): Plan[] {
  const size = parameterCount(of);
  return OPTIMIZERS.flatMap((optimizer, k) => [{ batch: 'full' as const }, { batch: 5 }, { batch: 4, seed: k }].flatMap((mode, b): Plan[] => {
    const plain: Plan = { ...mode, start: someStart(of, `${k} ${b}`), learningRate: 0.02 + 0.01 * k, epochs: 6 + ((k + b) % 3), optimizer };
    return [
      plain,
      { ...plain, frozen: Array.from({ length: size }, (_, p) => (p + k) % 3 === 0) },
      { ...plain, penalty: { l1: 0.03 * (k % 2), l2: 0.1 }, start: { kind: 'he', seed: `${k} ${b}` } },
      { ...plain, learningRate: warmUp(cosineSchedule(0.08, 9), 3) },
    ];
  }));
}

const mixture: readonly Question[] = [network, labels].map((of) => ({
  name: `rates, schedules, epochs, batches, seeds, optimizers, penalties, frozen parameters in one call: ${of.loss}`,
  async run(backend, tolerance) {
    const rows = someRows(of, 13, 'mixture');
    const plans = mixedPlans(of);
    const curveAt = [6, 0, 2, 2];
    endsAsWanted(of, rows, plans, await backend(of, rows, plans, { curveAt }), tolerance, { curveAt });
  },
}));

const optimizers: readonly Question[] = OPTIMIZERS.map((optimizer) => ({
  name: `optimizer ${JSON.stringify(optimizer)}, forty adjustments`,
  async run(backend, tolerance) {
    const rows = someRows(labels, 12, 'optimizer');
    const plans = ['a', 'b', 'c', 'd', 'e'].map((seed): Plan => ({ start: someStart(labels, seed), learningRate: 0.02, batch: 3, epochs: 10, optimizer }));
    endsAsWanted(labels, rows, plans, await backend(labels, rows, plans), tolerance);
  },
}));

const frozen: Question = {
  name: 'frozen parameters stay to the last bit',
  async run(backend) {
    const rows = someRows(network, 13, 'frozen');
    const still = Array.from({ length: parameterCount(network) }, (_, p) => p % 2 === 0);
    const start = someStart(network, 'frozen');
    const plans = OPTIMIZERS.map((optimizer): Plan => (
      { start, learningRate: 0.1, batch: 4, epochs: 5, optimizer, frozen: still, penalty: { l1: 0.1, l2: 0.1 } }
    ));
    for (const { parameters } of await backend(network, rows, plans)) {
      still.forEach((stays, p) => claim((parameters[p] === start[p]) === stays, `parameter ${p}: ${start[p]} became ${parameters[p]}`));
    }
  },
};

const penalty: Question = {
  name: 'a penalty pulls at weights, not at biases, and is not in the loss',
  async run(backend, tolerance) {
    const rows = someRows(network, 13, 'penalty');
    const start = someStart(network, 'penalty').map((value, p) => (p === 1 ? 0 : value));
    const plan: Plan = { start, learningRate: 1, batch: 'full', epochs: 1 };
    const [free, held] = await backend(network, rows, [plan, { ...plan, penalty: { l1: 0.25, l2: 0.5 } }], { curveAt: [0] });
    near(held?.curve?.[0] ?? NaN, there(free?.curve?.[0], 'curve'), 0, 'loss before training');
    for (const { weights, biases, units } of layout(network)) {
      for (let p = weights; p < biases + units; p++) {
        const value = start[p] ?? NaN;
        const pull = p < biases ? 0.25 * Math.sign(value) + 0.5 * value : 0;
        near((free?.parameters[p] ?? NaN) - (held?.parameters[p] ?? NaN), pull, tolerance.step, `pull at parameter ${p}`);
      }
    }
  },
};

const wishes: Question = {
  name: 'metrics are those of the parameters, over validation if there is one; none unless asked for',
  async run(backend) {
    const rows = someRows(labels, 13, 'wishes');
    const validation = someRows(labels, 9, 'validation');
    const metrics: readonly MetricName[] = ['accuracy', 'mean-squared-error', 'accuracy', 'max-absolute', 'f1'];
    const plans = ['a', 'b', 'c'].map((seed): Plan => ({ start: someStart(labels, seed), learningRate: 0.1, batch: 'full', epochs: 5 }));
    for (const judges of [rows, validation]) {
      // oxlint-disable-next-line eslint/no-await-in-loop
      const all = await backend(labels, rows, plans, { metrics, validation: judges === rows ? undefined : judges });
      all.forEach((trained, index) => same(trained.metrics, judge(labels, trained.parameters, judges, metrics), `metrics of ${index}`));
    }
    const [bare] = await backend(labels, rows, plans);
    claim(bare !== undefined && bare.metrics === undefined && bare.curve === undefined, 'metrics or a curve that nobody asked for');
  },
};

const untrained: Question = {
  name: 'no epochs: only measured',
  async run(backend, tolerance) {
    const rows = someRows(labels, 13, 'untrained');
    const plans = ['a', 'b'].map((seed): Plan => ({ start: someStart(labels, seed), learningRate: 0.1, batch: 5, epochs: 0 }));
    const options = { curveAt: [0] };
    const all = await backend(labels, rows, [...plans, { ...plans[0] ?? plan(0), epochs: 3 }], options);
    endsAsWanted(labels, rows, plans, all.slice(0, 2), tolerance, options);
    all.slice(0, 2).forEach(({ parameters }, index) => same(parameters, there(plans[index], 'plan').start instanceof Float64Array ? parameters : [], 'start'));
  },
};

/** One neuron that goes from 0 towards 2, where the rows trained on are; the validation rows are at 1. */
const line = dense(1, 'mean-squared-error', [1, 'linear']);
const goal = makeRows([[1], [-1], [2], [-2]], [[2], [-2], [4], [-4]]);
const halfway = makeRows([[1], [-1], [0.5]], [[1], [-1], [0.5]]);
const plan = (start: number): Plan => ({ start: Float64Array.of(start, 0), learningRate: 0.02, batch: 'full', epochs: 60 });

const stops: Question = {
  name: 'early stop: patience, least gain, a best check long ago, a best start, no stop; others go on',
  async run(backend, tolerance) {
    const plans: Plan[] = [
      { ...plan(0), stop: { every: 2, patience: 1 } },
      { ...plan(0), stop: { every: 3, patience: 4 } },
      { ...plan(0), batch: 2, stop: { every: 1, patience: 2 } },
      { ...plan(0), stop: { every: 7, patience: 100 } },
      { ...plan(1), stop: { every: 5, patience: 2 } },
      { ...plan(0), stop: { every: 2, patience: 2, least: 0.2 } },
      plan(0),
      { ...plan(0), epochs: 10, stop: { every: 3, patience: 2 } },
      { ...plan(0), optimizer: { name: 'momentum', momentum: 0.5 }, stop: { every: 4, patience: 1 } },
    ];
    const options = { validation: halfway, curveAt: [0, 2, 10] };
    const all = await backend(line, goal, plans, options);
    endsAsWanted(line, goal, plans, all, tolerance, options);
    claim(all.slice(0, 3).every(({ epochs }) => epochs < 60), 'nothing stopped early');
    same(all[4]?.parameters, [1, 0], 'the best start is kept');
    const own = plans.slice(0, 7);
    endsAsWanted(line, goal, own, await backend(line, goal, own), tolerance);
  },
};

const curve: Question = {
  name: 'a curve at many epochs, in the order asked for, in mini batches too',
  async run(backend, tolerance) {
    const rows = someRows(network, 13, 'curve');
    const curveAt = [40, 1, 0, 2, 3, 40, 39, 17];
    const plans = [{ batch: 'full' as const }, { batch: 5 }, { batch: 5, seed: 2 }].map((mode): Plan => (
      { ...mode, start: someStart(network, 'curve'), learningRate: 0.03, epochs: 40 }
    ));
    const all = await backend(network, rows, plans, { curveAt });
    endsAsWanted(network, rows, plans, all, tolerance, { curveAt });
    all.forEach(({ curve: losses }) => allNear(losses?.slice(5, 6), losses?.slice(0, 1) ?? [], 0, 'epoch 40, twice'));
  },
};

export const mixtureCases: readonly Question[] = [...mixture, ...optimizers, frozen, penalty, wishes, untrained, stops, curve];
