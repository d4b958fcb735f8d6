import { describe, expect, test } from 'vitest';
import { adjust, adjustBy } from '../../src/engine/adjust.ts';
import { double } from '../../src/engine/double.ts';
import { optimizerOf, optimizers, type OptimizerSpec } from '../../src/engine/optimizer/registry.ts';
import { penalise } from '../../src/engine/penalty.ts';

const RATE = 0.1;
const GRADIENTS = [0.5, -0.25, 0.125, 0, 2];

/** Where a parameter that starts at 1 is after each gradient, by formulas written out here. */
const BY_HAND: readonly { spec: OptimizerSpec; path(): number[] }[] = [
  {
    spec: { name: 'gradient-descent' },
    path: () => follow(() => (gradient) => RATE * gradient),
  },
  {
    spec: { name: 'momentum', momentum: 0.8 },
    path: () => follow(() => {
      let velocity = 0;
      return (gradient) => {
        velocity = 0.8 * velocity + gradient;
        return RATE * velocity;
      };
    }),
  },
  {
    spec: { name: 'rmsprop', decay: 0.7, epsilon: 1e-3 },
    path: () => follow(() => {
      let square = 0;
      return (gradient) => {
        square = 0.7 * square + 0.3 * gradient ** 2;
        return (RATE * gradient) / (Math.sqrt(square) + 1e-3);
      };
    }),
  },
  {
    spec: { name: 'adam' },
    path: () => follow(() => {
      let mean = 0;
      let square = 0;
      let k = 0;
      return (gradient) => {
        k++;
        mean = 0.9 * mean + 0.1 * gradient;
        square = 0.999 * square + 0.001 * gradient ** 2;
        return (RATE * (mean / (1 - 0.9 ** k))) / (Math.sqrt(square / (1 - 0.999 ** k)) + 1e-8);
      };
    }),
  },
];

function follow(make: () => (gradient: number) => number): number[] {
  const change = make();
  let parameter = 1;
  return GRADIENTS.map((gradient) => {
    parameter -= change(gradient);
    return parameter;
  });
}

test('all are here', () => {
  expect(BY_HAND.map(({ spec }) => spec.name)).toEqual(Object.keys(optimizers));
});

describe.each(BY_HAND)('$spec.name', ({ spec, path }) => {
  test('goes the way of its formula; frozen parameters stay', () => {
    const move = adjustBy(optimizerOf(spec), 3, [false, true, false]);
    const parameters = Float64Array.of(1, 1, 1);
    const wanted = path();
    GRADIENTS.forEach((gradient, k) => {
      move(parameters, Float64Array.of(gradient, gradient, gradient), RATE);
      expect(parameters[0]).toBeCloseTo(wanted[k] ?? NaN, 12);
      expect([parameters[1], parameters[2]]).toEqual([1, parameters[0]]);
    });
  });
  test('remembers as many numbers as it says, and a NaN stays one', () => {
    const optimizer = optimizerOf(spec);
    const step = (gradient: number) => optimizer.step(double, gradient, RATE, Array.from({ length: optimizer.memory }, () => 0), optimizer.decays.map((decay) => 1 - decay));
    expect(step(0.5).memory).toHaveLength(optimizer.memory);
    expect(step(NaN).change).toBeNaN();
    expect(step(0).change).toBe(0);
    expect(optimizer.name).toBe(spec.name);
  });
});

test('plain gradient descent is adjust, to the last bit', () => {
  const gradients = Float64Array.of(0.1, 0.2, 0.3);
  const one = Float64Array.of(0.7, 0.8, 0.9);
  const other = one.slice();
  const third = one.slice();
  adjust(one, gradients, 0.3);
  adjustBy(optimizerOf(), 3)(other, gradients, 0.3);
  expect(other).toEqual(one);
  third.forEach((value, p) => { third[p] = value - optimizerOf().step(double, gradients[p] ?? NaN, 0.3, [], []).change; });
  expect(third).toEqual(one);
});

test('constants have defaults and names', () => {
  expect(optimizerOf({ name: 'adam', decay: 0.5 }).constants).toEqual({ momentum: 0.9, decay: 0.5, epsilon: 1e-8 });
  expect(() => optimizerOf({ name: 'adam', momentum: -0.1 })).toThrow('momentum: -0.1; give a number from 0 to below 1');
});

test('penalties pull towards 0, and not at 0', () => {
  const pull = (weight: number) => penalise(double, { l1: 0.5, l2: 0.25 }, 1, weight);
  expect([2, -2, 0].map(pull)).toEqual([2, 0, 1]);
  expect(penalise(double, {}, 1, 7)).toBe(1);
});
