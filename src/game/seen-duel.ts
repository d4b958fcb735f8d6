import { sidesOf } from '../engine/duel-live.ts';
import { outputs, predict } from '../engine/predict.ts';
import { hotelAt, HOTEL, writeHotel } from '../curriculum/region.ts';
import type { Play } from '../curriculum/play.ts';
import type { Rows } from '../engine/rows.ts';

interface Hotel {
  readonly miles: number;
  readonly price: number;
}

/** A duel at one moment: real hotels kept for testing, as many forged ones, and what the detector makes of both. */
export interface Duelled {
  readonly real: readonly Hotel[];
  readonly fakes: readonly Hotel[];
  /** How sure the detector is that a hotel is real, 0 to 1. */
  sure(miles: number, price: number): number;
  /** Of these hotels so many are told right, in percent. */
  readonly caught: number;
}

const hotels = (numbers: Float64Array): readonly Hotel[] => Array.from({ length: numbers.length / HOTEL }, (_, row) => hotelAt(numbers, row));
const lookedAt = new WeakMap<Float64Array, { readonly among: Rows; readonly seen: Duelled }>();
const NOTHING: Omit<Duelled, 'real'> = { fakes: [], caught: 50, sure: () => 0.5 };

/** What is seen of these parameters, the forger's before the detector's; without any only the real hotels. */
export function seenDuel({ stage }: Play, parameters: Float64Array | null): Duelled {
  const { test, task: { network, detector } } = stage;
  if (parameters === null || detector === undefined) return { ...NOTHING, real: hotels(test.targets) };
  const known = lookedAt.get(parameters);
  if (known?.among === test) return known.seen;
  const sides = sidesOf(network, parameters);
  const forged = outputs(predict(network, sides.forger, test));
  const says = (inputs: Float64Array) => outputs(predict(detector, sides.detector, { inputs, targets: new Float64Array(), count: inputs.length / HOTEL, features: HOTEL, outputs: 1 }));
  const right = says(test.targets).filter((said) => said >= 0.5).length + says(forged).filter((said) => said < 0.5).length;
  const one = new Float64Array(HOTEL);
  const seen: Duelled = {
    real: hotels(test.targets), fakes: hotels(forged), caught: (100 * right) / (2 * test.count),
    sure(miles, price) {
      writeHotel({ miles, price }, one, 0);
      return says(one)[0] ?? 0.5;
    },
  };
  lookedAt.set(parameters, { among: test, seen });
  return seen;
}
