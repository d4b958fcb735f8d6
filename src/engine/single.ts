import { inParts, inSlices, type Budget, type Pieces } from './pieces.ts';
import { optimizerOf } from './optimizer/registry.ts';
import type { Plan, PopulationOptions } from './population.ts';
import type { Rows } from './rows.ts';

/**
 * What backends in single precision can keep apart. A share of the past nearer to 1 than this loses what is new in the
 * rounding of what is old; an epsilon below this is not what keeps a division from overflowing: the square root beside it
 * is 0 for every gradient below 1e-19, whose square is beyond the smallest number.
 */
const MOST_SHARE = 1 - 1e-5;
const LEAST_EPSILON = 1e-16;

/**
 * Whether plans that were admitted may train in single precision; false once aborted. Rejects with an Error that names the
 * plan and field (or the row and its field) with a number that single precision can not hold, so that another backend
 * takes over.
 */
export async function fitsSingle(
  rows: Rows, plans: readonly Plan[], options: PopulationOptions, backend: string, budget: Budget,
): Promise<boolean> {
  return await inSlices(checkSingle(rows, plans, options, backend, budget), budget, options) === true;
}

function* checkSingle(rows: Rows, plans: readonly Plan[], { validation }: PopulationOptions, backend: string, budget: Budget): Pieces<true> {
  const refuse = (place: string, value: number, what: string) => {
    throw new Error(`${place}: ${value} is ${what} for the single precision of ${backend}; train it on the reference`);
  };
  for (const [name, set] of Object.entries({ rows, ...validation && { validation } })) {
    if (held.has(set)) continue;
    for (const [field, numbers, width] of [['inputs', set.inputs, set.features], ['targets', set.targets, set.outputs]] as const) {
      yield* inParts(numbers.length, 1, 1, budget, (from, to) => {
        const i = firstBeyond(numbers, from, to);
        if (i < to) refuse(`${name}: row ${Math.floor(i / width)}: ${field}[${i % width}]`, numbers[i] ?? NaN, LARGE);
      });
    }
    held.add(set);
  }
  for (const [index, { start, learningRate, optimizer, penalty }] of plans.entries()) {
    const place = (field: string) => `plans[${index}].${field}`;
    const numbers = start instanceof Float64Array ? start : [start.value ?? 0];
    yield* inParts(numbers.length, 1, 1, budget, (from, to) => {
      const p = firstBeyond(numbers, from, to);
      if (p < to) refuse(place(start instanceof Float64Array ? `start[${p}]` : 'start.value'), numbers[p] ?? NaN, LARGE);
    });
    const rates = typeof learningRate === 'number' ? [learningRate] : learningRate;
    const epoch = firstBeyond(rates, 0, rates.length);
    if (epoch < rates.length) refuse(place(typeof learningRate === 'number' ? 'learningRate' : `learningRate[${epoch}]`), rates[epoch] ?? NaN, LARGE);
    for (const [share, value = 0] of Object.entries(penalty ?? {})) if (!isHeld(value)) refuse(place(`penalty.${share}`), value, LARGE);
    if (optimizer === undefined) continue;
    for (const [name, value] of Object.entries(optimizerOf(optimizer).constants)) {
      if (name !== 'epsilon' && value > MOST_SHARE) refuse(place(`optimizer.${name}`), value, 'too near to 1');
      if (name === 'epsilon' && value < LEAST_EPSILON) refuse(place(`optimizer.${name}`), value, 'too small');
      if (!isHeld(value)) refuse(place(`optimizer.${name}`), value, LARGE);
    }
  }
  return true;
}

/** Rows never change: those whose numbers single precision holds. */
const held = new WeakSet<Rows>();

const LARGE = 'too large';

/** The first number among those from … to - 1 that would be infinite; `to`, if there is none. */
function firstBeyond(numbers: ArrayLike<number>, from: number, to: number): number {
  let i = from;
  while (i < to && isHeld(numbers[i] ?? NaN)) i++;
  return i;
}

const isHeld = (value: number): boolean => Number.isFinite(Math.fround(value));
