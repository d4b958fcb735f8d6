import { at } from './at.ts';
import { inParts, inSlices, type Budget, type Pieces } from './pieces.ts';
import { optimizerOf } from './optimizer/registry.ts';
import { type Plan, type PopulationOptions, sameManner } from './population.ts';
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
  let before: Plan | undefined;
  for (let index = 0; index < plans.length; index++) {
    const plan = at(plans, index);
    const fault = faultOfStart(plan) ?? (before !== undefined && sameManner(plan, before) ? undefined : faultOfManner(plan));
    if (fault !== undefined) refuse(`plans[${index}].${fault.field}`, fault.value, fault.what);
    before = plan;
    budget.left -= LOOK + (plan.start instanceof Float64Array ? plan.start.length : 0) + (plan.past?.memory.length ?? 0);
    if (budget.left <= 0) yield;
  }
  return true;
}

/** What it takes to look at a plan, its start aside, in multiplications. */
const LOOK = 50;

interface Fault {
  readonly field: string;
  readonly value: number;
  readonly what: string;
}

/** The first number of a plan's start that single precision can not hold. */
function faultOfStart({ start }: Plan): Fault | undefined {
  if (!(start instanceof Float64Array)) return isHeld(start.value ?? 0) ? undefined : { field: 'start.value', value: start.value ?? NaN, what: LARGE };
  const p = firstBeyond(start, 0, start.length);
  return p < start.length ? { field: `start[${p}]`, value: start[p] ?? NaN, what: LARGE } : undefined;
}

/** The same of its manner. */
function faultOfManner({ learningRate, optimizer, penalty, past }: Plan): Fault | undefined {
  if (typeof learningRate === 'number') {
    if (!isHeld(learningRate)) return { field: 'learningRate', value: learningRate, what: LARGE };
  } else {
    const epoch = firstBeyond(learningRate, 0, learningRate.length);
    if (epoch < learningRate.length) return { field: `learningRate[${epoch}]`, value: learningRate[epoch] ?? NaN, what: LARGE };
  }
  if (penalty !== undefined) {
    for (const [share, value = 0] of Object.entries(penalty)) if (!isHeld(value)) return { field: `penalty.${share}`, value, what: LARGE };
  }
  if (past !== undefined) {
    const k = firstBeyond(past.memory, 0, past.memory.length);
    if (k < past.memory.length) return { field: `past.memory[${k}]`, value: past.memory[k] ?? NaN, what: LARGE };
  }
  if (optimizer === undefined) return undefined;
  for (const [name, value] of Object.entries(optimizerOf(optimizer).constants)) {
    const field = `optimizer.${name}`;
    if (name !== 'epsilon' && value > MOST_SHARE) return { field, value, what: 'too near to 1' };
    if (name === 'epsilon' && value < LEAST_EPSILON) return { field, value, what: 'too small' };
    if (!isHeld(value)) return { field, value, what: LARGE };
  }
  return undefined;
}

/** Rows never change: those whose numbers single precision holds. */
const held = new WeakSet<Rows>();

const LARGE = 'too large';

/** The least magnitude that is rounded to Infinity: 2^128 − 2^103. */
const BEYOND = 3.4028235677973366e38;

/** The first number among those from … to - 1 that would be infinite; `to`, if there is none. */
function firstBeyond(numbers: ArrayLike<number>, from: number, to: number): number {
  let i = from;
  while (i < to && Math.abs(numbers[i] ?? NaN) < BEYOND) i++;
  return i;
}

const isHeld = (value: number): boolean => Math.abs(value) < BEYOND;
