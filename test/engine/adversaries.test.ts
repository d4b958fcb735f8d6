// Two networks against each other, trained in full: gradients by finite differences, balance, and what happens without it.
import { expect, test } from 'vitest';
import { checkAdversaries, forgeries, makeDuel } from '../../src/engine/adversaries.ts';
import { addFeedback, makeErrors, outputErrors, sendBack } from '../../src/engine/feedback.ts';
import { measure } from '../../src/engine/measure.ts';
import { layersOf, type LayerSpec, type Network } from '../../src/engine/network.ts';
import { outputs, predict } from '../../src/engine/predict.ts';
import { random } from '../../src/engine/random.ts';
import { makeRows, type Rows } from '../../src/engine/rows.ts';
import { startParameters } from '../../src/engine/start.ts';
import { someParameters } from './layer/material.ts';

const bent = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'tanh' });
const forger: Network = { inputs: 2, loss: 'mean-squared-error', layers: [bent(12), { kind: 'dense', units: 2, activation: 'linear' }] };
const detector: Network = { inputs: 2, loss: 'binary-cross-entropy', layers: [bent(12), { kind: 'dense', units: 1, activation: 'sigmoid' }] };
const TOWNS = [[1, 0.4], [-1, 0.5], [0, -1]] as const;

function realRows(count: number): Rows {
  const { integer, normal } = random('towns');
  return makeRows(Array.from({ length: count }, () => {
    const [x, y] = TOWNS[integer(3)] ?? [0, 0];
    return [x + 0.08 * normal(), y + 0.08 * normal()];
  }), Array.from({ length: count }, () => [1]));
}

const starts = (seed: number) => ({ forger: startParameters(forger, { kind: 'glorot' }, random(seed)), detector: startParameters(detector, { kind: 'glorot' }, random(`${seed}/detector`)) });

/** After so many turns: how many of 300 forgeries are near each town, and what was said in the last hundred turns. */
function duelOf(rates: { forger: number; detector: number }, turns: number, seed: number): { near: readonly number[]; real: number; forged: number } {
  const duel = makeDuel({ forger, detector }, realRows(300), starts(seed), { batch: 32, seed, optimizer: { name: 'adam', momentum: 0.5 } });
  let [real, forged] = [0, 0];
  for (let turn = 0; turn < turns; turn++) {
    const said = duel.turn(rates);
    if (turn < turns - 100) continue;
    real += said.real / 100;
    forged += said.forged / 100;
  }
  const made = duel.forge(300, 'look');
  const near = TOWNS.map(([x, y]) => Array.from({ length: 300 }, (_, i) => Math.hypot((made[2 * i] ?? NaN) - x, (made[2 * i + 1] ?? NaN) - y)).filter((far) => far < 0.35).length);
  return { near, real, forged };
}

test("what comes back to a network's inputs is the slope of its loss there", () => {
  const parameters = someParameters(detector);
  const rows = { ...realRows(4), targets: Float64Array.of(1, 0, 1, 0) };
  const layers = layersOf(detector);
  const forward = predict(detector, parameters, rows);
  const errors = makeErrors(layers, 4);
  const back = new Float64Array(8);
  outputErrors(detector, layers, rows, forward, errors, 0, 4);
  sendBack(layers, parameters, rows, forward, new Float64Array(parameters.length), errors, 0, 4, back);
  back.forEach((slope, i) => {
    const moved = (by: number) => {
      const inputs = rows.inputs.slice();
      inputs[i] = (inputs[i] ?? NaN) + by;
      return 4 * measure(detector, outputs(predict(detector, parameters, { ...rows, inputs })), rows);
    };
    expect(slope).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 7);
  });
  const whole = new Float64Array(parameters.length);
  addFeedback(detector, layers, parameters, rows, forward, whole, makeErrors(layers, 4), 0, 4);
  expect(whole.some((gradient) => gradient !== 0)).toBe(true);
});

test('the same seed gives the same duel, another seed another', () => {
  const play = (seed: number) => {
    const duel = makeDuel({ forger, detector }, realRows(60), starts(1), { batch: 16, seed });
    for (let turn = 0; turn < 20; turn++) duel.turn({ forger: 0.05, detector: 0.05 });
    return duel;
  };
  expect(play(1).forger).toEqual(play(1).forger);
  expect(play(1).detector).toEqual(play(1).detector);
  expect(play(2).forger).not.toEqual(play(1).forger);
  expect(play(1).forge(5, 'a')).toEqual(forgeries(forger, play(1).forger, 5, 'a'));
});

test('in balance forgeries reach every town, and the detector is left with a toss of a coin: it has not failed', () => {
  const { near, real, forged } = duelOf({ forger: 0.005, detector: 0.005 }, 1500, 1);
  expect(Math.min(...near)).toBeGreaterThan(30);
  expect(Math.abs(real - 0.5)).toBeLessThan(0.08);
  expect(Math.abs(forged - 0.5)).toBeLessThan(0.08);
});

test('a forger that learns much faster fools a detector that knows nothing: a coin again, and forgeries are nowhere near', () => {
  const { near, real, forged } = duelOf({ forger: 0.03, detector: 0.0005 }, 800, 1);
  expect(near.reduce((sum, count) => sum + count)).toBeLessThan(60);
  expect(Math.abs(real - 0.5)).toBeLessThan(0.1);
  expect(Math.abs(forged - 0.5)).toBeLessThan(0.1);
});

test('a detector that learns much faster is not fooled', () => {
  const { real, forged } = duelOf({ forger: 0.0005, detector: 0.03 }, 800, 1);
  expect(real).toBeGreaterThan(0.65);
  expect(forged).toBeLessThan(0.35);
});

test('what does not fit is named', () => {
  const rows = realRows(3);
  expect(() => checkAdversaries({ forger, detector }, rows)).not.toThrow();
  expect(() => checkAdversaries({ forger: { ...forger, layers: [bent(3)] }, detector }, rows)).toThrow('forger.layers: 3 outputs, but a real row has 2 numbers');
  expect(() => checkAdversaries({ forger, detector: { ...detector, inputs: 3 } }, rows)).toThrow('detector.inputs: 3');
  expect(() => checkAdversaries({ forger, detector: forger }, rows)).toThrow('detector.loss: mean-squared-error with 2 outputs');
  expect(() => checkAdversaries({ forger: { ...forger, layers: [{ kind: 'dropout', rate: 0.5 }, ...forger.layers] }, detector }, rows)).toThrow('dropout has no seed here');
});

test('an autoencoder is a network whose target is its input: two numbers hold what four say', () => {
  const { normal } = random('plane');
  const table = Array.from({ length: 60 }, () => {
    const [a, b] = [normal(), normal()];
    return [a, b, a + b, a - b];
  });
  const rows = makeRows(table, table);
  const network: Network = { inputs: 4, loss: 'mean-squared-error', layers: [{ kind: 'dense', units: 2, activation: 'linear' }, { kind: 'dense', units: 4, activation: 'linear' }] };
  const parameters = startParameters(network, { kind: 'glorot' }, random(1));
  const layers = layersOf(network);
  for (let epoch = 0; epoch < 400; epoch++) {
    const gradients = new Float64Array(parameters.length);
    addFeedback(network, layers, parameters, rows, predict(network, parameters, rows), gradients, makeErrors(layers, rows.count), 0, rows.count);
    gradients.forEach((gradient, p) => { parameters[p] = (parameters[p] ?? NaN) - (0.1 * gradient) / rows.count; });
  }
  expect(measure(network, outputs(predict(network, parameters, rows)), rows)).toBeLessThan(1e-3);
});
