import { expect } from 'vitest';
import { feedback } from '../../../src/engine/feedback.ts';
import { descendedShare, measure } from '../../../src/engine/measure.ts';
import { outputCount, outputShape, parameterCount, type Network } from '../../../src/engine/network.ts';
import { outputs, predict } from '../../../src/engine/predict.ts';
import { random } from '../../../src/engine/random.ts';
import type { Rows } from '../../../src/engine/rows.ts';

const STEP = 1e-5;

/** Seeded rows that the network can see and its loss can judge. */
export function someRows(network: Network, count = 3): Rows {
  const { normal, integer } = random('rows');
  const first = network.layers[0];
  const outputs = outputCount(network);
  const group = outputShape(network).at(-1) ?? 1;
  const inputs = Float64Array.from({ length: count * network.inputs }, () => (first?.kind === 'embedding' ? integer(first.words) : normal()));
  const targets = Float64Array.from({ length: count * outputs }, () => (network.loss === 'mean-squared-error' ? normal() : integer(2)));
  if (network.loss === 'categorical-cross-entropy') {
    targets.fill(0);
    for (let from = 0; from < targets.length; from += group) targets[from + integer(group)] = 1;
  }
  return { inputs, targets, count, features: network.inputs, outputs };
}

export function someParameters(network: Network): Float64Array {
  const { normal } = random('parameters');
  return Float64Array.from({ length: parameterCount(network) }, () => 0.6 * normal());
}

/** Holds every gradient of the network against the slope of what is descended. */
export function agreesWithSlopes(network: Network, rows = someRows(network)): void {
  const parameters = someParameters(network);
  const gradients = feedback(network, parameters, rows, predict(network, parameters, rows));
  const descended = (at: Float64Array) => descendedShare(network) * measure(network, outputs(predict(network, at, rows)), rows);
  const moved = parameters.slice();
  gradients.forEach((gradient, p) => {
    const value = parameters[p] ?? NaN;
    moved[p] = value + STEP;
    const up = descended(moved);
    moved[p] = value - STEP;
    const slope = (up - descended(moved)) / (2 * STEP);
    moved[p] = value;
    expect(Math.abs(gradient - slope), `parameter ${p}: ${gradient}, slope ${slope}`).toBeLessThan(1e-8 + 3e-7 * Math.abs(slope));
  });
}
