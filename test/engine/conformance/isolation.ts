// A network that blows up stays in its own lane.
import type { MetricName } from '../../../src/engine/metric/registry.ts';
import type { Network } from '../../../src/engine/network.ts';
import type { Plan } from '../../../src/engine/population.ts';
import { claim, same, there, type Question } from './case.ts';
import { dense, nameOf, someRows, someStart } from './material.ts';

const NETWORKS: readonly Network[] = [
  dense(2, 'mean-squared-error', [1, 'linear']),
  dense(2, 'mean-squared-error', [3, 'relu'], [1, 'linear']),
  dense(2, 'mean-squared-error', [3, 'tanh'], [2, 'linear']),
  dense(2, 'mean-squared-error', [3, 'linear'], [2, 'sigmoid'], [1, 'linear']),
];
const BAD = [1, 4, 5];
/** One that counts rows would find some right by chance. */
const METRICS: readonly MetricName[] = ['accuracy', 'max-absolute', 'f1'];

export const isolationCases: readonly Question[] = NETWORKS.flatMap((network) => [{ batch: 'full' as const }, { batch: 3 }].map((mode) => ({
  name: `networks that diverge leave their neighbours alone: ${nameOf(network)}, batch ${mode.batch}`,
  async run(backend) {
    const rows = someRows(network, 7, 'isolation');
    const healthy = Array.from({ length: 9 }, (_, seed): Plan => (
      { ...mode, start: someStart(network, String(seed)), learningRate: 0.03, epochs: 40 }
    ));
    const spoilt = healthy.map((plan, index): Plan => (BAD.includes(index) ? { ...plan, learningRate: 1e30 } : plan));
    const options = { curveAt: [0, 1, 40], metrics: METRICS };
    const alone = await backend(network, rows, healthy, options);
    const beside = await backend(network, rows, spoilt, options);
    beside.forEach((trained, index) => {
      const { parameters, loss, curve, diverged, epochs } = there(alone[index], `network ${index}`);
      const what = `network ${index}`;
      if (BAD.includes(index)) {
        claim(trained.diverged && trained.loss === Infinity, `${what}: diverged ${trained.diverged}, loss ${trained.loss}`);
        claim(!trained.parameters.every(Number.isFinite), `${what}: diverged with finite parameters`);
        claim(trained.epochs >= 1 && trained.epochs <= 40, `${what}: ${trained.epochs} epochs`);
        claim(trained.curve?.[2] === Infinity && Number.isFinite(trained.curve[0]), `${what}: curve ${trained.curve?.join(' ')}`);
        same(trained.metrics, METRICS.map(() => NaN), `${what}: metrics`);
        return;
      }
      claim(!trained.diverged && !diverged && trained.epochs === epochs, `${what}: diverged ${trained.diverged}, ${trained.epochs} epochs`);
      same([...trained.parameters, trained.loss, ...trained.curve ?? []], [...parameters, loss, ...curve ?? []], what);
    });
  },
} satisfies Question)));
