import type { Trained, TrainPopulation } from '../../../src/engine/population.ts';

export interface Case {
  readonly name: string;
  run(): Promise<void>;
}

/** A case before it is known which backend it is run on. */
export interface Question {
  readonly name: string;
  run(backend: TrainPopulation, tolerance: Tolerance): Promise<void>;
}

/** How far a backend may be off: |got - wanted| <= tolerance × (1 + |wanted|). */
export interface Tolerance {
  /** One adjustment at rate 1, and losses of given parameters. */
  readonly step: number;
  /** Parameters and losses after some dozen adjustments. */
  readonly end: number;
  /** Losses after hundreds of epochs. */
  readonly long: number;
  /** Milliseconds from abort to end. */
  readonly prompt: number;
}

/** Milliseconds in which nobody notices that something was waited for. */
export const PROMPT = 50;
export const DOUBLE: Tolerance = { step: 1e-12, end: 1e-12, long: 1e-12, prompt: PROMPT };
export const SINGLE: Tolerance = { step: 2e-5, end: 3e-4, long: 2e-2, prompt: PROMPT };

/** What the backend makes of the plans, or the message with which it refuses. */
export async function asked(backend: TrainPopulation, ...call: Parameters<TrainPopulation>): Promise<Trained[] | string> {
  try {
    return await backend(...call);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function claim(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

/** Infinity is near Infinity and NaN is near NaN. */
function isNear(got: number, wanted: number, tolerance: number): boolean {
  return Object.is(got, wanted) || Math.abs(got - wanted) <= tolerance * (1 + Math.abs(wanted));
}

export function near(got: number, wanted: number, tolerance: number, what: string): void {
  if (!isNear(got, wanted, tolerance)) throw new Error(`${what}: ${got}, wanted ${wanted} within ${tolerance}`);
}

export function allNear(got: Float64Array | undefined, wanted: ArrayLike<number>, tolerance: number, what: string): void {
  claim(got !== undefined && got.length === wanted.length, `${what}: ${got?.length} numbers, wanted ${wanted.length}`);
  got?.forEach((value, index) => {
    const goal = wanted[index] ?? NaN;
    if (!isNear(value, goal, tolerance)) near(value, goal, tolerance, `${what}[${index}]`);
  });
}

/** To the last bit. */
export function same(got: ArrayLike<number> | undefined, wanted: ArrayLike<number> | undefined, what: string): void {
  const list = (numbers: ArrayLike<number> | undefined) => (numbers === undefined ? 'none' : Array.from(numbers).join(' '));
  claim(list(got) === list(wanted), `${what}: ${list(got)}, wanted exactly ${list(wanted)}`);
}

export function there<Item>(item: Item | undefined, what: string): Item {
  if (item === undefined) throw new Error(`${what}: missing`);
  return item;
}
