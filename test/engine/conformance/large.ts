// Networks with more parameters than lanes or locals hold; inputs that are mostly 0.
import type { Plan } from '../../../src/engine/population.ts';
import type { Question } from './case.ts';
import { dense, endsAsWanted, nameOf, someRows, someStart } from './material.ts';

const NETWORKS = [
  dense(100, 'categorical-cross-entropy', [32, 'relu'], [10, 'softmax']),
  dense(61, 'mean-squared-error', [33, 'tanh'], [7, 'sigmoid'], [3, 'linear']),
  dense(130, 'binary-cross-entropy', [19, 'sigmoid'], [1, 'sigmoid']),
  dense(200, 'mean-squared-error', [5, 'linear']),
];

export const largeCases: readonly Question[] = NETWORKS.flatMap((network) => [1, 3].map((count) => ({
  name: `${count} of ${nameOf(network)}, sparse inputs`,
  async run(backend, tolerance) {
    const rows = someRows(network, 37, 'large', 0.2);
    for (const mode of [{ batch: 'full' as const }, { batch: 8 }, { batch: 5, seed: 4 }, { batch: 1 }]) {
      const plans = Array.from({ length: count }, (_, seed): Plan => ({
        ...mode, start: someStart(network, String(seed)), learningRate: 0.02, epochs: 3,
        ...seed === 1 && { optimizer: { name: 'adam', epsilon: 1e-3 }, penalty: { l2: 0.01 } },
        ...seed === 2 && { optimizer: { name: 'momentum' }, frozen: Array.from(someStart(network, ''), (_, p) => p % 5 === 0) },
      }));
      const options = { curveAt: [0, 3] };
      // oxlint-disable-next-line eslint/no-await-in-loop
      endsAsWanted(network, rows, plans, await backend(network, rows, plans, options), tolerance, options);
    }
  },
} satisfies Question)));
