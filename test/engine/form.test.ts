// What an activation or a loss says for generated code is what it says for numbers.
import { describe, expect, test } from 'vitest';
import { activations } from '../../src/engine/activation/registry.ts';
import { softmax, softmaxForm } from '../../src/engine/activation/softmax.ts';
import { double } from '../../src/engine/double.ts';
import { losses } from '../../src/engine/loss/registry.ts';
import { random } from '../../src/engine/random.ts';

const { normal } = random('forms');
const SUMS = [0, -0, 1e-9, -1e-9, 0.5, -0.5, 1, -1, 20, -20, 100, -100, 1000, -1000, ...Array.from({ length: 200 }, () => 3 * normal())];
/** Sums so small that a difference of larger numbers would have no digit right. */
const TINY = [1e-300, 1e-20, 1e-7, -1e-7, 1e-4, 0.1, -0.49, 0.51];
const close = (got: number, wanted: number) => expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-14 * (1 + Math.abs(wanted)));

describe.each(Object.values(activations))('$name', ({ value, derivative, straight, form }) => {
  test('has the same value and derivative', () => {
    for (const z of SUMS) {
      const a = value(z);
      close(form.value(double, z), a);
      close(form.derivative(double, z, a), derivative(z, a));
    }
  });
  test('has the digits of the value near 0', () => {
    for (const z of TINY) expect(Math.abs(form.value(double, z) - value(z))).toBeLessThanOrEqual(1e-14 * Math.abs(value(z)));
  });
  test('is straight where it says so: f(z) = z f\'(z)', () => {
    expect(SUMS.every((z) => value(z) === z * derivative(z, value(z)) || z === 0)).toBe(straight);
  });
  test('keeps NaN', () => {
    expect([value(NaN), form.value(double, NaN)]).toEqual([NaN, NaN]);
  });
});

test('softmax: one row, the same; NaN anywhere is NaN everywhere', () => {
  for (const z of [[1, 2, 3], [-1000, 0, 1000], [5, 5], [0.1, -0.2, 0.3, 0.4]]) {
    const a = new Float64Array(z.length);
    softmax(Float64Array.from(z), a, 0, z.length);
    softmaxForm(double, z).forEach((got, u) => close(got, a[u] ?? NaN));
  }
  for (const z of [[NaN, 0, 1], [0, NaN, 1], [0, 1, NaN]]) expect(softmaxForm(double, z)).toEqual([NaN, NaN, NaN]);
});

/** The weighted sum that the sigmoid makes this of. */
const sumBehind = (a: number) => Math.log(a / (1 - a));

describe.each(Object.values(losses))('$name', (loss) => {
  const units = loss.name === 'binary-cross-entropy' ? 1 : 3;
  const rows = loss.name === 'mean-squared-error'
    ? [[3, -1, 0.5], [0, 0, 0]]
    : units === 1 ? [[0], [1], [0.25]] : [[0, 1, 0], [0.25, 0.5, 0.25]];
  const predictions = units === 1 ? [[0], [1], [0.3], [1e-20]] : [[0.2, 0.3, 0.5], [0, 0, 1], [1e-20, 0.5, 0.5]];

  test('summed over outputs and averaged over rows the form is the value', () => {
    for (const targets of rows) {
      for (const outputs of predictions) {
        const sum = outputs.reduce((total, a, u) => total + loss.form.value(double, a, targets[u] ?? NaN, sumBehind(a)), 0);
        close(sum, loss.value(Float64Array.from(outputs), Float64Array.from(targets), 1, units));
        outputs.forEach((a, u) => close(loss.form.error(double, a, targets[u] ?? NaN), loss.error(a, targets[u] ?? NaN)));
      }
    }
  });
  test('keeps NaN', () => {
    expect([loss.form.value(double, NaN, 1, NaN), loss.form.value(double, NaN, 0, NaN), loss.form.error(double, NaN, 1)]).toEqual([NaN, NaN, NaN]);
  });
});
