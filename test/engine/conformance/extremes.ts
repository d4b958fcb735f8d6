// Sums where single precision has few digits left for what double precision still tells apart; they must be kept some other way.
import type { Plan } from '../../../src/engine/population.ts';
import { makeRows } from '../../../src/engine/rows.ts';
import { claim, near, there, type Question } from './case.ts';
import { dense, lossOf } from './material.ts';

/** Inputs of the small networks and of those that are too large for lanes. */
const WIDTHS = [1, 450];
const inputs = (width: number, values: readonly number[]) => values.map((value) => [value, ...Array.from({ length: width - 1 }, () => 0)]);
const ones = (count: number) => Float64Array.from({ length: count }, () => 1);
const measured = (start: Float64Array): Plan => ({ start, learningRate: 0, batch: 'full', epochs: 0 });

const certain: readonly Question[] = WIDTHS.flatMap((width) => [-60, -25, -17, -12, 12, 17, 25, 60].map((z) => ({
  name: `${width} inputs: a yes or no that is sure, and wrong for some rows: sum ${z}`,
  async run(backend, tolerance) {
    const network = dense(width, 'binary-cross-entropy', [1, 'sigmoid']);
    const rows = makeRows(inputs(width, [z, z, z, 0.5]), [[0], [1], [0.25], [1]]);
    const start = ones(width + 1).fill(0, width);
    const plan = measured(start);
    for (const { loss } of await backend(network, rows, [plan, plan, plan, plan])) near(loss, lossOf(network, start, rows), tolerance.step, 'loss');
  },
} satisfies Question)));

const classes: readonly Question[] = WIDTHS.flatMap((width) => [17, 30, 60, 200].map((z) => ({
  name: `${width} inputs: a class that is sure, and wrong for some rows: sum ${z}`,
  async run(backend, tolerance) {
    const network = dense(width, 'categorical-cross-entropy', [2, 'softmax']);
    const rows = makeRows(inputs(width, [z, z, -z]), [[1, 0], [0, 1], [1, 0]]);
    const start = Float64Array.from({ length: 2 * width + 2 }, (_, p) => (p < 2 * width ? 1 - (p % 2) : 0));
    const plan = measured(start);
    for (const { loss } of await backend(network, rows, [plan, plan, plan, plan])) near(loss, lossOf(network, start, rows), tolerance.step, 'loss');
  },
} satisfies Question)));

const tiny: readonly Question[] = WIDTHS.flatMap((width) => [1e-7, -1e-5, 1e-3, 0.4].map((x) => ({
  name: `${width} inputs: tanh of ${x} keeps its digits`,
  async run(backend, tolerance) {
    const network = dense(width, 'mean-squared-error', [1, 'tanh']);
    // One step at rate 1 / x towards 0 from a weight of 1: what it moves by tells tanh(x), to as many digits as x has.
    const rows = makeRows(inputs(width, [x, x]), [[0], [0]]);
    const start = ones(width + 1).fill(0, width);
    const plan: Plan = { start, learningRate: Math.abs(1 / x), batch: 'full', epochs: 1, frozen: Array.from(start, (_, p) => p < width) };
    const wanted = -Math.sign(x) * (Math.tanh(Math.abs(x)) / Math.abs(x)) * (1 - Math.tanh(x) * Math.tanh(x));
    for (const trained of await backend(network, rows, [plan, plan, plan])) {
      near(there(trained.parameters[width], 'bias'), wanted, tolerance.step, 'step of the bias');
      claim(trained.parameters[0] === 1, 'the weight moved');
    }
  },
} satisfies Question)));

export const extremeCases: readonly Question[] = [...certain, ...classes, ...tiny];
