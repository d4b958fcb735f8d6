import { describe, expect, test } from 'vitest';
import { hotelRows } from '../../src/engine/dataset/hotels.ts';
import { parameterCount, type ActivationName, type Network } from '../../src/engine/network.ts';
import { outputs, predict } from '../../src/engine/predict.ts';
import { random } from '../../src/engine/random.ts';
import { makeRows } from '../../src/engine/rows.ts';
import { fitScaling, standardise, toRaw, toStandard } from '../../src/engine/scaling.ts';

const rows = hotelRows('chapter2', 'train');

function net(units: readonly number[], activation: ActivationName): Network {
  return { inputs: 2, loss: 'mean-squared-error', layers: units.map((n, l) => ({ kind: 'dense', units: n, activation: l === units.length - 1 ? activation : 'tanh' })) };
}

describe.each([[[1]], [[3, 1]], [[4, 3, 1]]])('units %j', (units) => {
  const network = net(units, 'linear');
  const scaling = fitScaling(rows, { targets: true });
  const { normal } = random('scaling');
  const parameters = Float64Array.from({ length: parameterCount(network) }, normal);

  test('raw parameters predict in dollars what standardised ones predict in deviations', () => {
    const scaled = outputs(predict(network, parameters, standardise(rows, scaling)));
    const dollars = outputs(predict(network, toRaw(network, parameters, scaling), rows));
    dollars.forEach((price, row) => {
      expect(price).toBeCloseTo((scaled[row] ?? NaN) * (scaling.targetStd[0] ?? NaN) + (scaling.targetMean[0] ?? NaN), 9);
    });
  });

  test('there and back', () => {
    toStandard(network, toRaw(network, parameters, scaling), scaling).forEach((value, p) => {
      expect(value).toBeCloseTo(parameters[p] ?? NaN, 12);
    });
  });
});

test('standardised columns have mean 0 and population deviation 1; a constant column is only shifted', () => {
  const table = makeRows([[1, 0.1], [2, 0.1], [6, 0.1]], [[1], [2], [3]]);
  const scaling = fitScaling(table, { targets: false });
  expect(scaling).toMatchObject({ targetMean: [0], targetStd: [1] });
  expect(scaling.inputStd[1]).toBe(1);
  const { inputs, targets } = standardise(table, scaling);
  const first = [inputs[0] ?? NaN, inputs[2] ?? NaN, inputs[4] ?? NaN];
  expect(first.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 12);
  expect(first.reduce((sum, x) => sum + x * x, 0) / 3).toBeCloseTo(1, 12);
  expect([...targets]).toEqual([1, 2, 3]);
});

test('scaled targets need a linear last layer, and a scaling its own rows', () => {
  const network = net([1], 'sigmoid');
  const scaled = fitScaling(rows, { targets: true });
  expect(() => toRaw(network, new Float64Array(3), scaled)).toThrow(/last layer is not linear; fit the scaling with targets: false/);
  expect(() => toRaw(network, new Float64Array(3), fitScaling(rows, { targets: false }))).not.toThrow();
  expect(() => standardise(hotelRows('chapter1', 'train'), scaled)).toThrow(/fitted to 2 inputs/);
});
