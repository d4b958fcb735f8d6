// Feedback against finite differences of what is descended, for every allowed pair at depths 1 to 3.
import { describe, expect, test } from 'vitest';
import { hotelRows } from '../../src/engine/dataset/hotels.ts';
import { feedback } from '../../src/engine/feedback.ts';
import { descendedShare, measure } from '../../src/engine/measure.ts';
import { activationOf, checkNetwork, layout, outputCount, parameterCount, type ActivationName, type LayerSpec, type LossName, type Network } from '../../src/engine/network.ts';
import { outputs, predict } from '../../src/engine/predict.ts';
import { random } from '../../src/engine/random.ts';
import { makeRows, type Rows } from '../../src/engine/rows.ts';

const ALL: readonly ActivationName[] = ['linear', 'relu', 'sigmoid', 'tanh', 'softmax'];
const LOSSES: readonly LossName[] = ['mean-squared-error', 'binary-cross-entropy', 'categorical-cross-entropy'];
const STEP = 1e-5;

function allowed(network: Network): boolean {
  try {
    checkNetwork(network);
    return true;
  } catch {
    return false;
  }
}

const networks = [1, 2, 3].flatMap((depth) => LOSSES.flatMap((loss) => [1, 3].flatMap((units) => ALL.flatMap((activation) => ALL.flatMap((hidden) => {
  const layers: LayerSpec[] = Array.from({ length: depth }, (_, l) => (
    l === depth - 1 ? { kind: 'dense', units, activation } : { kind: 'dense', units: 4 - l, activation: hidden }
  ));
  const network: Network = { inputs: 2, layers, loss };
  const repeated = depth === 1 && hidden !== 'linear';
  return !repeated && allowed(network) ? [{ name: `${layout(network).map((l, i) => `${l.units} ${activationOf(network, i)}`).join(' > ')}, ${loss}`, network }] : [];
})))));

function someRows(network: Network, units: number): Rows {
  const { normal, integer } = random('rows');
  const inputs = Array.from({ length: 7 }, () => [normal(), normal()]);
  const targets = inputs.map(() => {
    if (network.loss === 'mean-squared-error') return Array.from({ length: units }, normal);
    if (network.loss === 'binary-cross-entropy') return Array.from({ length: units }, () => integer(2));
    const label = integer(units);
    return Array.from({ length: units }, (_, u) => (u === label ? 1 : 0));
  });
  return makeRows(inputs, targets);
}

test('all pairs that make sense are here', () => {
  // MSE: 4 outputs × 2 widths, times 4 hidden at depths 2 and 3; binary cross entropy: 2 widths; categorical: one.
  expect(networks).toHaveLength((8 + 2 + 1) * (1 + 4 + 4));
});

describe.each(networks)('$name', ({ network }) => {
  test('agrees with finite differences', () => {
    const rows = someRows(network, outputCount(network));
    const { normal } = random('start');
    const parameters = Float64Array.from({ length: parameterCount(network) }, () => 0.7 * normal());
    const gradFactor = 1.5;
    const gradients = feedback(network, parameters, rows, predict(network, parameters, rows), gradFactor);
    const descended = (at: Float64Array) =>
      gradFactor * descendedShare(network) * measure(network, outputs(predict(network, at, rows)), rows);
    gradients.forEach((gradient, p) => {
      const moved = (by: number) => descended(parameters.map((value, q) => (q === p ? value + by : value)));
      const slope = (moved(STEP) - moved(-STEP)) / (2 * STEP);
      expect(Math.abs(gradient - slope)).toBeLessThan(1e-8 + 1e-7 * Math.abs(slope));
    });
  });
});

test("the book's worked chain, p. 118", () => {
  const network: Network = {
    inputs: 1, loss: 'mean-squared-error',
    layers: [{ kind: 'dense', units: 1, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }],
  };
  const parameters = Float64Array.of(1.5, 0, 0.5, 0);
  const rows = makeRows([[2]], [[4]]);
  expect([...feedback(network, parameters, rows, predict(network, parameters, rows))]).toEqual([-2.5, -1.25, -7.5, -2.5]);
});

test("the book's weight gradient, p. 74: 44.2125 at w = -5, b = 150", () => {
  const network: Network = { inputs: 1, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 1, activation: 'linear' }] };
  const parameters = Float64Array.of(-5, 150);
  const rows = hotelRows('chapter1', 'train');
  const [dw, db] = feedback(network, parameters, rows, predict(network, parameters, rows));
  expect(dw).toBeCloseTo(44.2125, 10);
  expect(db).toBeCloseTo(6.75, 10);
});
