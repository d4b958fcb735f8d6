import * as v from 'valibot';
import { Count } from './draw.ts';

export const DRIVERS = ['algorithm', 'data', 'computation'] as const;

/**
 * Three valves, `algorithm`, `data` and `computation`, each a tool of kind `valve` that stands on a notch from 0: so many hidden
 * ReLU units, so many of the training rows, so many laps. The network is trained anew with every turn, always from the same start.
 */
export const DriversSchema = v.strictObject({
  hidden: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.minLength(2)),
  rows: v.pipe(v.array(Count), v.minLength(2)),
  laps: v.pipe(v.array(Count), v.minLength(2)),
  /** Of the start. */
  seed: v.pipe(v.number(), v.integer()),
});

export type Driver = (typeof DRIVERS)[number];
