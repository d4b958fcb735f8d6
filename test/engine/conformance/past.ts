// A training in parts, each going on from what the last one left, is the training as a whole.
import type { Network } from '../../../src/engine/network.ts';
import { noPast } from '../../../src/engine/past.ts';
import type { Plan } from '../../../src/engine/population.ts';
import { allNear, asked, claim, near, type Question } from './case.ts';
import { rowsFor } from './kinds.ts';
import { dense, someStart, wantedOf } from './material.ts';

const NETWORKS: Readonly<Record<string, Network>> = {
  'a small network': dense(3, 'mean-squared-error', [4, 'tanh'], [1, 'linear']),
  'more than is written out': dense(30, 'categorical-cross-entropy', [17, 'tanh'], [3, 'softmax']),
  'what drops': {
    inputs: 12, inputShape: [4, 3], loss: 'binary-cross-entropy',
    layers: [{ kind: 'gru', units: 5, returns: 'all' }, { kind: 'dropout', rate: 0.3 }, { kind: 'dense', units: 1, activation: 'sigmoid' }],
  },
};

const OPTIMIZERS: readonly Plan['optimizer'][] = [undefined, { name: 'momentum', momentum: 0.8 }, { name: 'rmsprop', epsilon: 1e-3 }, { name: 'adam', epsilon: 1e-3 }];
const REFUSED = /^plans\[0\]\.past: .* train it on the reference$|^layers\[\d+\]\.kind: .* has no code in/;

export const pastCases: readonly Question[] = Object.entries(NETWORKS).map(([name, network]) => ({
  name: `in parts as in one: ${name}`,
  async run(backend, tolerance) {
    const rows = rowsFor(network, 11, name);
    for (const optimizer of OPTIMIZERS) {
      const frozen = Array.from(someStart(network, name), (_, p) => p % 5 === 0);
      const plan: Plan = { start: someStart(network, name), learningRate: 0.02, batch: 4, epochs: 1, frozen, ...optimizer && { optimizer } };
      const wanted = wantedOf(network, rows, { ...plan, epochs: 4, past: noPast(network, optimizer) });
      let [start, past] = [plan.start, noPast(network, optimizer)];
      for (const epochs of [1, 2, 1]) {
        // Each goes on from the last.
        // oxlint-disable-next-line eslint/no-await-in-loop
        const all = await asked(backend, network, rows, [{ ...plan, start, epochs, past }]);
        if (typeof all === 'string') return claim(REFUSED.test(all), `told "${all}"`);
        const [trained] = all;
        claim(trained?.past !== undefined, 'it left no past');
        [start, past] = [trained?.parameters ?? start, trained?.past ?? past];
      }
      const what = optimizer?.name ?? 'gradient descent';
      claim(start instanceof Float64Array, 'no parameters');
      if (start instanceof Float64Array) allNear(start, wanted.parameters, tolerance.end, `${what}: parameters`);
      near(past.adjustments, 12, 0, `${what}: adjustments`);
      allNear(past.memory, wanted.past?.memory ?? [], tolerance.end, `${what}: memory`);
    }
  },
}));
