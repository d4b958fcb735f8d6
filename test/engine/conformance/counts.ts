// One network, few, many: lanes that are not full, and what runs when there is one network only.
import type { Plan } from '../../../src/engine/population.ts';
import { claim, same, there, type Question } from './case.ts';
import { dense, endsAsWanted, someRows, someStart } from './material.ts';

const small = dense(2, 'mean-squared-error', [3, 'relu'], [1, 'linear']);
/** Without a kink: among thousands of networks with ReLU one has a sum so near 0 that single precision takes the other side. */
const smooth = dense(2, 'mean-squared-error', [3, 'tanh'], [1, 'linear']);
const deep = dense(2, 'categorical-cross-entropy', [5, 'relu'], [10, 'tanh'], [3, 'softmax']);
const yes = dense(2, 'binary-cross-entropy', [4, 'sigmoid'], [1, 'sigmoid']);

const populations: readonly Question[] = [1, 2, 3, 4, 5, 8, 9, 4097].map((count) => ({
  name: `${count} networks`,
  async run(backend, tolerance) {
    const rows = someRows(smooth, 24, 'counts');
    const plans = Array.from({ length: count }, (_, seed): Plan => (
      { start: { kind: 'glorot', seed }, learningRate: 0.05 + 0.01 * (seed % 7), batch: 'full', epochs: 6 }
    ));
    endsAsWanted(smooth, rows, plans, await backend(smooth, rows, plans), tolerance);
  },
}));

const alone: readonly Question[] = [small, deep, yes].flatMap((network) => [1, 2, 3, 4, 5, 9, 24].map((count) => ({
  name: `alone: ${network.loss}, ${network.layers.length} layers, ${count} rows`,
  async run(backend, tolerance) {
    const rows = someRows(network, count, 'alone');
    for (const mode of [{ batch: 'full' as const }, { batch: 1 }, { batch: 3 }, { batch: 4, seed: 3 }]) {
      const plan: Plan = { ...mode, start: someStart(network, 'alone'), learningRate: 0.1, epochs: 5, optimizer: { name: 'momentum', momentum: 0.5 } };
      // One after the other: backends may keep what they generated.
      // oxlint-disable-next-line eslint/no-await-in-loop
      endsAsWanted(network, rows, [plan], await backend(network, rows, [plan]), tolerance);
    }
  },
} satisfies Question)));

const rest: Question = {
  name: 'same call, same bits; what is handed in stays as it is',
  async run(backend) {
    const rows = someRows(small, 24, 'same');
    const plans = ['a', 'b', 'c'].map((seed): Plan => ({ start: someStart(small, seed), learningRate: 0.1, batch: 5, seed: 1, epochs: 20 }));
    const before = { rows: structuredClone(rows), plans: structuredClone(plans) };
    const one = await backend(small, rows, plans);
    const other = await backend(small, rows, plans);
    one.forEach(({ parameters, loss }, index) => {
      const again = there(other[index], `network ${index}`);
      same([...parameters, loss], [...again.parameters, again.loss], `network ${index}, second time`);
      claim(parameters !== plans[index]?.start && parameters !== again.parameters, `network ${index}: parameters are not its own`);
    });
    claim(JSON.stringify({ rows, plans }) === JSON.stringify(before), 'rows or plans were written to');
  },
};

export const countCases: readonly Question[] = [...populations, ...alone, rest];
