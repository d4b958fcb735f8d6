// Numbers that single precision can not hold, or keep apart: a backend trains as the reference does, or refuses.
import type { Plan } from '../../../src/engine/population.ts';
import { makeRows } from '../../../src/engine/rows.ts';
import { asked, claim, near, there, type Question } from './case.ts';
import { dense, endsAsWanted, someRows, someStart, wantedOf } from './material.ts';

const network = dense(2, 'mean-squared-error', [3, 'tanh'], [1, 'linear']);
const rows = someRows(network, 12, 'single');
const good: Plan = { start: someStart(network, 'single'), learningRate: 0.01, batch: 'full', epochs: 60 };

/** By the place that is named: a plan of which the field is beyond single precision. */
const BEYOND: Readonly<Record<string, Partial<Plan>>> = {
  'optimizer.decay': { optimizer: { name: 'adam', decay: 0.99999999 } },
  'optimizer.momentum': { optimizer: { name: 'momentum', momentum: 0.99999999 }, learningRate: 1e-4 },
  'optimizer.epsilon': { optimizer: { name: 'rmsprop', epsilon: 1e-50 } },
  learningRate: { learningRate: 1e40, epochs: 1 },
  'learningRate[1]': { learningRate: [0, 1e40, 0], epochs: 1 },
  'start[3]': { start: someStart(network, 'x').fill(1e39, 3, 4), learningRate: 0 },
  'penalty.l2': { penalty: { l2: 1e39 }, epochs: 0 },
};

const beyond: readonly Question[] = Object.entries(BEYOND).map(([field, own]) => ({
  name: `trained as it should be, or refused by name: ${field} beyond single precision`,
  async run(backend, tolerance) {
    const plans = [good, { ...good, ...own }];
    const all = await asked(backend, network, rows, plans, { onTrained: (index) => claim(index < 2, 'an unknown network') });
    if (typeof all !== 'string') return endsAsWanted(network, rows, plans, all, tolerance);
    claim(all.startsWith(`plans[1].${field}: `) && all.includes('single precision'), `told "${all}"`);
  },
}));

const data: Question = {
  name: 'trained as it should be, or refused by name: an input beyond single precision',
  async run(backend, tolerance) {
    const far = makeRows([[1, 2], [3, 1e39]], [[1], [2]]);
    const plan = { ...good, learningRate: 0 };
    const all = await asked(backend, network, far, [plan]);
    if (typeof all !== 'string') return endsAsWanted(network, far, [plan], all, tolerance);
    claim(all.startsWith('rows: row 1: inputs[1]: 1e+39 is too large for the single precision'), `told "${all}"`);
  },
};

/** Near the edge, where a difference from 1, or a square, has few digits left. */
const edges: readonly Question[] = ([
  { name: 'adam', decay: 0.99999 }, { name: 'adam', momentum: 0.9999, decay: 0.9999 }, { name: 'adam', epsilon: 1e-15 },
  { name: 'rmsprop', decay: 0.9999, epsilon: 1e-3 }, { name: 'momentum', momentum: 0.9999 },
] satisfies Plan['optimizer'][]).map((optimizer) => ({
  name: `constants near the edge of single precision: ${JSON.stringify(optimizer)}`,
  async run(backend, tolerance) {
    for (const count of [1, 4]) {
      const plans = Array.from({ length: count }, (): Plan => ({ ...good, learningRate: 0.002, optimizer }));
      // oxlint-disable-next-line eslint/no-await-in-loop
      endsAsWanted(network, rows, plans, await backend(network, rows, plans), tolerance);
    }
  },
}));

/** Sums that cancel in every row: the gradient of the weight behind them is 0, and must not be noise that Adam blows up. */
const cancelled: Question = {
  name: 'a hidden sum that cancels to exactly 0 moves no weight',
  async run(backend, tolerance) {
    const lines = dense(2, 'mean-squared-error', [2, 'linear'], [1, 'linear']);
    const same = makeRows([[0.1, 0.1], [0.7, 0.7], [-0.3, -0.3]], [[1], [-1], [0.5]]);
    for (const optimizer of [{ name: 'adam' }, { name: 'rmsprop' }] as const) {
      for (const count of [1, 4]) {
        const plan: Plan = {
          start: Float64Array.of(0.3, 0.6, -0.3, 0.2, 0, 0.1, 0.5, -0.4, 0), learningRate: 0.1, batch: 'full', epochs: 1, optimizer,
        };
        const plans = Array.from({ length: count }, () => plan);
        // oxlint-disable-next-line eslint/no-await-in-loop
        for (const { parameters } of await backend(lines, same, plans)) {
          const wanted = wantedOf(lines, same, plan).parameters;
          near(there(parameters[6], 'weight'), wanted[6] ?? NaN, tolerance.end, `${optimizer.name}, ${count}: the weight behind the sum`);
        }
      }
    }
  },
};

export const singleCases: readonly Question[] = [...beyond, data, ...edges, cancelled];
