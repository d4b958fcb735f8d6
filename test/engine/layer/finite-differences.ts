import { expect } from 'vitest';
import { feedback } from '../../../src/engine/feedback.ts';
import { descendedShare, measure } from '../../../src/engine/measure.ts';
import type { Network } from '../../../src/engine/network.ts';
import { outputs, predict } from '../../../src/engine/predict.ts';
import { someParameters, someRows } from './material.ts';

const STEP = 1e-5;

/** How far a gradient may be off: absolute, and as a share of the slope. */
type Off = readonly [number, number];
const DOUBLE: Off = [1e-8, 3e-7];
export const SINGLE: Off = [3e-6, 3e-5];

/** Holds every gradient of the network (the reference's, unless others are given) against the slope of what is descended. */
export function agreesWithSlopes(network: Network, rows = someRows(network), given?: Float64Array, [off, share] = DOUBLE): void {
  const parameters = someParameters(network);
  const gradients = given ?? feedback(network, parameters, rows, predict(network, parameters, rows));
  const descended = (at: Float64Array) => descendedShare(network) * measure(network, outputs(predict(network, at, rows)), rows);
  const moved = parameters.slice();
  gradients.forEach((gradient, p) => {
    const value = parameters[p] ?? NaN;
    moved[p] = value + STEP;
    const up = descended(moved);
    moved[p] = value - STEP;
    const slope = (up - descended(moved)) / (2 * STEP);
    moved[p] = value;
    expect(Math.abs(gradient - slope), `parameter ${p}: ${gradient}, slope ${slope}`).toBeLessThan(off + share * Math.abs(slope));
  });
}
