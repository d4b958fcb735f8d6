import { activationOf, layout, outputCount, parameterCount, type ActivationName, type LossName, type Network } from '../../../src/engine/network.ts';
import type { Plan, PopulationOptions, Trained } from '../../../src/engine/population.ts';
import { outputs, predict } from '../../../src/engine/predict.ts';
import { measure } from '../../../src/engine/measure.ts';
import { random } from '../../../src/engine/random.ts';
import { makeRows, type Rows } from '../../../src/engine/rows.ts';
import { startOf } from '../../../src/engine/start.ts';
import { train } from '../../../src/engine/train.ts';
import { allNear, near, type Tolerance } from './case.ts';

/** dense(2, 'mean-squared-error', [3, 'relu'], [1, 'linear']) */
export function dense(inputs: number, loss: LossName, ...layers: readonly (readonly [number, ActivationName])[]): Network {
  return { inputs, loss, layers: layers.map(([units, activation]) => ({ kind: 'dense', units, activation })) };
}

/** 2 > 3 relu > 1 linear */
export function nameOf(network: Network): string {
  return [network.inputs, ...layout(network).map(({ units }, l) => `${units} ${activationOf(network, l)}`)].join(' > ');
}

/** Normal inputs, of which `share` are not 0, and targets that suit the loss; all of them numbers in single precision too. */
export function someRows(network: Network, count: number, seed: string, share = 1): Rows {
  const { normal, integer, uniform } = random(`rows ${seed}`);
  const units = outputCount(network);
  const number = () => Math.fround(normal());
  const inputs = Array.from({ length: count }, () => Array.from({ length: network.inputs }, () => (uniform() < share ? number() : 0)));
  const targets = inputs.map(() => {
    if (network.loss === 'mean-squared-error') return Array.from({ length: units }, number);
    if (network.loss === 'binary-cross-entropy') return [integer(2)];
    const label = integer(units);
    return Array.from({ length: units }, (_, u) => (u === label ? 1 : 0));
  });
  return makeRows(inputs, targets);
}

/** Normal weights and biases that keep the sums of every layer in range, numbers in single precision too. */
export function someStart(network: Network, seed: string): Float64Array {
  const { normal } = random(`start ${seed}`);
  const size = 0.6 * Math.sqrt(Math.min(1, 6 / network.inputs));
  return Float64Array.from({ length: parameterCount(network) }, () => Math.fround(size * normal()));
}

export function lossOf(network: Network, parameters: Float64Array, rows: Rows): number {
  return measure(network, outputs(predict(network, parameters, rows)), rows);
}

/** What the reference makes of the plan. */
export function wantedOf(network: Network, rows: Rows, plan: Plan, options: PopulationOptions = {}) {
  return train(network, startOf(network, plan.start), rows, { ...plan, validation: options.validation });
}

/** Every network ended where the reference ends, after as many epochs, and says the loss that its parameters have. */
export function endsAsWanted(
  network: Network, rows: Rows, plans: readonly Plan[], all: readonly Trained[], tolerance: Tolerance, options: PopulationOptions = {},
): void {
  near(all.length, plans.length, 0, 'networks');
  all.forEach((trained, index) => {
    const plan = plans[index];
    if (plan === undefined) return;
    const what = `plan ${index} (${described(plan)})`;
    const wanted = wantedOf(network, rows, plan, options);
    near(Number(trained.diverged), Number(wanted.diverged), 0, `${what}: diverged`);
    near(trained.epochs, wanted.epochs, 0, `${what}: epochs`);
    allNear(trained.parameters, wanted.parameters, tolerance.end, `${what}: parameters`);
    near(trained.loss, wanted.loss, tolerance.end, `${what}: loss`);
    near(trained.loss, lossOf(network, trained.parameters, rows), tolerance.step, `${what}: loss of its own parameters`);
    if (options.curveAt !== undefined) {
      allNear(trained.curve, options.curveAt.map((epoch) => wanted.losses[epoch] ?? NaN), tolerance.end, `${what}: curve`);
    }
  });
}

function described({ start: _start, learningRate, frozen, ...rest }: Plan): string {
  const rate = typeof learningRate === 'number' ? learningRate : `${learningRate.length} rates`;
  return `rate ${rate}${frozen === undefined ? '' : ', some frozen'}, ${JSON.stringify(rest)}`;
}
