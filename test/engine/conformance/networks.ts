// Every activation × loss × depth 0 to 3, in every batch mode; first steps against finite differences and feedback.
import { activations, type ElementwiseName } from '../../../src/engine/activation/registry.ts';
import { feedback } from '../../../src/engine/feedback.ts';
import { descendedShare } from '../../../src/engine/measure.ts';
import type { ActivationName, LossName, Network } from '../../../src/engine/network.ts';
import type { Plan } from '../../../src/engine/population.ts';
import { predict } from '../../../src/engine/predict.ts';
import { allNear, near, there, type Question } from './case.ts';
import { dense, endsAsWanted, lossOf, nameOf, someRows, someStart } from './material.ts';

const HIDDEN = Object.keys(activations).filter((name): name is ElementwiseName => Object.hasOwn(activations, name));
const LAST: readonly { loss: LossName; units: number; activation: ActivationName }[] = [
  ...HIDDEN.map((activation, index) => ({ loss: 'mean-squared-error' as const, units: 1 + (index % 3), activation })),
  { loss: 'binary-cross-entropy', units: 1, activation: 'sigmoid' },
  { loss: 'categorical-cross-entropy', units: 3, activation: 'softmax' },
];
const WIDTHS = [4, 2, 3];
/** Rows: no multiple of any batch but 1. */
const COUNT = 7;
const MODES: readonly Pick<Plan, 'batch' | 'seed'>[] = [
  { batch: 'full' }, { batch: 3 }, { batch: 1 }, { batch: 2, seed: 5 }, { batch: 1, seed: 6 }, { batch: COUNT }, { batch: 100, seed: 7 },
];
const STEP = 1e-5;
/** Finite differences are no better than this. */
const ROUGH = 1e-6;

function networksOf(depth: number): Network[] {
  return LAST.flatMap(({ loss, units, activation }) => (depth === 0 ? HIDDEN.slice(0, 1) : HIDDEN).map((hidden) => (
    dense(2, loss, ...WIDTHS.slice(0, depth).map((width) => [width, hidden] as const), [units, activation])
  )));
}

const odd: readonly Network[] = [
  dense(1, 'mean-squared-error', [1, 'linear']),
  dense(3, 'mean-squared-error', [2, 'tanh'], [3, 'relu'], [2, 'sigmoid'], [1, 'linear']),
  dense(5, 'binary-cross-entropy', [9, 'relu'], [1, 'sigmoid']),
  dense(2, 'categorical-cross-entropy', [5, 'relu'], [10, 'tanh'], [3, 'softmax']),
  dense(1, 'categorical-cross-entropy', [17, 'sigmoid'], [2, 'softmax']),
  dense(2, 'mean-squared-error', [1, 'relu'], [1, 'relu'], [6, 'linear']),
];

export const networkCases: readonly Question[] = [...[0, 1, 2, 3].flatMap(networksOf), ...odd].map((network) => ({
  name: `${nameOf(network)}, ${network.loss}`,
  async run(backend, tolerance) {
    const rows = someRows(network, COUNT, 'all');
    const first = ['a', 'b', 'c'].map((seed): Plan => ({ start: someStart(network, seed), learningRate: 1, batch: 'full', epochs: 1 }));
    const steps = await backend(network, rows, first);
    first.forEach(({ start }, index) => {
      if (!(start instanceof Float64Array)) return;
      const { parameters } = there(steps[index], `network ${index}`);
      const gradients = start.map((value, p) => value - (parameters[p] ?? NaN));
      allNear(gradients, slopes(network, start, rows), Math.max(ROUGH, tolerance.step), `network ${index}: finite differences`);
      allNear(gradients, feedback(network, start, rows, predict(network, start, rows)), tolerance.step, `network ${index}: gradients`);
    });

    const plans = MODES.flatMap((mode) => ['d', 'e'].map((seed): Plan => (
      { ...mode, start: someStart(network, seed), learningRate: 0.05, epochs: 6 }
    )));
    const curveAt = [0, 1, 6, 3];
    const all = await backend(network, rows, plans, { curveAt });
    endsAsWanted(network, rows, plans, all, tolerance, { curveAt });
    all.forEach(({ curve, loss }) => near(curve?.[2] ?? NaN, loss, 0, 'the last loss of the curve'));
  },
}));

/** The gradient of what is descended, by differences. */
function slopes(network: Network, start: Float64Array, rows: Parameters<typeof predict>[2]): Float64Array {
  const descended = (p: number, by: number) =>
    descendedShare(network) * lossOf(network, start.map((value, q) => (q === p ? value + by : value)), rows);
  return start.map((_, p) => (descended(p, STEP) - descended(p, -STEP)) / (2 * STEP));
}
