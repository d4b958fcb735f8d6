import { describe } from './fields.ts';

/**
 * Stops a training that no longer gains. The loss over the validation rows (the rows trained on, if there are none) is
 * checked before training, after every `every` epochs and after the last; one that undercuts the best so far by more than
 * `least` is the new best. After `patience` checks in a row without a new best training stops. The parameters of the best
 * check are kept.
 */
export interface EarlyStop {
  /** Epochs between checks, a whole number from 1. */
  readonly every: number;
  /** Checks without gain, a whole number from 1. */
  readonly patience: number;
  /** Smallest gain that counts, finite, from 0 (the default). */
  readonly least?: number;
}

/** The book-keeping of one training; every backend uses it. */
export interface Watch {
  /** True if this loss is the new best, so that the parameters are to be kept. NaN and Infinity never are. */
  gains(loss: number): boolean;
  /** No gain for as long as the patience lasts. */
  readonly tired: boolean;
}

export function watch({ patience, least = 0 }: EarlyStop): Watch {
  let best = Infinity;
  let idle = 0;
  return {
    gains(loss) {
      const gained = best === Infinity ? loss < best : loss < best - least;
      idle = gained ? 0 : idle + 1;
      if (gained) best = loss;
      return gained;
    },
    get tired() {
      return idle >= patience;
    },
  };
}

/** Throws an Error that names the field and the remedy. */
export function checkEarlyStop({ every, patience, least = 0 }: EarlyStop): void {
  for (const [name, count] of Object.entries({ every, patience })) {
    if (!(Number.isInteger(count) && count >= 1)) {
      throw new Error(`${name}: ${describe(count)}; give a whole number from 1`);
    }
  }
  if (!(typeof least === 'number' && least >= 0 && least < Infinity)) throw new Error(`least: ${describe(least)}; give a finite number from 0`);
}
