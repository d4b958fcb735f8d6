// Five trainings of an independent program: this engine must end where it ends, to 1e-5.
import { describe, expect, test } from 'vitest';
import { hotelRows, type Chapter } from '../../src/engine/dataset/hotels.ts';
import { measure } from '../../src/engine/measure.ts';
import { correct } from '../../src/engine/metric/accuracy.ts';
import { outputs, predict } from '../../src/engine/predict.ts';
import { fitScaling, standardise } from '../../src/engine/scaling.ts';
import { train } from '../../src/engine/train.ts';
import golden from '../golden/golden.json' with { type: 'json' };
import { parseTrainings } from '../../scripts/training-file.ts';

const { cases } = parseTrainings(JSON.stringify(golden));

function scaled(chapter: Chapter, regression: boolean) {
  const raw = hotelRows(chapter, 'train');
  const scaling = fitScaling(raw, { targets: regression });
  return { rows: standardise(raw, scaling), test: standardise(hotelRows(chapter, 'test'), scaling), scaling };
}

test('the scaling is the golden one', () => {
  const { scaling } = scaled('chapter2', true);
  expect([...scaling.inputMean, ...scaling.inputStd]).toEqual([...golden.scaling.x_mean, ...golden.scaling.x_std]);
  expect([scaling.targetMean[0], scaling.targetStd[0]]).toEqual([golden.scaling.y_mean, golden.scaling.y_std]);
});

describe.each(golden.cases.map((expected, index) => ({ name: `${expected.net}, ${expected.note}`, expected, index })))('$name', ({ expected, index }) => {
  test('ends there', () => {
    const one = cases[index];
    if (one === undefined) throw new Error('no such case');
    const regression = one.network.loss === 'mean-squared-error';
    const { rows, test: unseen, scaling } = scaled(one.chapter, regression);
    const { lr: learningRate, epochs, batch } = one.hyper;
    const { parameters, losses, diverged } = train(one.network, one.start, rows, { learningRate, epochs, batch, gradFactor: one.gradFactor });
    const final = expected.final.flat(3);
    expect(diverged).toBe(false);
    expect(parameters).toHaveLength(final.length);
    expect(Math.max(...final.map((value, p) => Math.abs(value - (parameters[p] ?? NaN))))).toBeLessThan(1e-5);
    const seen = outputs(predict(one.network, parameters, rows));
    const tested = outputs(predict(one.network, parameters, unseen));
    if (regression) {
      const dollars = (scaling.targetStd[0] ?? NaN) ** 2;
      expect((losses.at(-1) ?? NaN) * dollars).toBeCloseTo(expected.train_mse ?? NaN, 3);
      expect(measure(one.network, tested, unseen) * dollars).toBeCloseTo(expected.test_mse ?? NaN, 3);
    } else {
      expect(correct(seen, rows.targets, rows.outputs)).toBe(expected.train_correct);
      expect(correct(tested, unseen.targets, rows.outputs)).toBe(expected.test_correct);
      expect(losses.at(-1)).toBeCloseTo(expected.train_cost_ln ?? NaN, 5);
    }
  });
});
