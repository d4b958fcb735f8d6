import type { Rows } from '../engine/rows.ts';
import { boundarySays, knotNames } from './boundary.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';

type Hand = NonNullable<Task['hand']>;

/** Names of what the player says instead of the network: a price for each test row, or the cuts and steps of a rule. */
export function handNames({ hand, dataset: { test } }: Pick<Task, 'hand' | 'dataset'>): readonly string[] {
  if (hand === undefined) return [];
  const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
  if (hand.kind === 'guesses') return numbered('g', 'draw' in test ? test.draw : 'oneOf' in test ? (test.oneOf[0]?.length ?? 0) : test.length);
  if (hand.kind === 'boundary') return Array.from({ length: hand.curves }, (_, curve) => knotNames(hand, curve)).flat();
  return [...numbered('cut', hand.cuts), ...numbered('p', hand.cuts + 1)];
}

/** The cuts of a rule from left to right, and the price of each step between them. */
export function stepsOf(hand: Hand, values: Values): { cuts: readonly number[]; prices: readonly number[] } {
  const count = hand.kind === 'rule' ? hand.cuts : 0;
  return {
    cuts: Array.from({ length: count }, (_, index) => values[`cut${index + 1}`] ?? 0).sort((a, b) => a - b),
    prices: Array.from({ length: count + 1 }, (_, index) => values[`p${index + 1}`] ?? 0),
  };
}

/** The step of a rule that an input falls on. */
export function stepAt(cuts: readonly number[], input: number): number {
  return cuts.filter((cut) => cut <= input).length;
}

/** What the player says of the rows: guesses stand for the test rows in turn. */
export function handSays(hand: Hand, values: Values, rows: Rows): Float64Array {
  if (hand.kind === 'guesses') return Float64Array.from({ length: rows.count }, (_, row) => values[`g${row + 1}`] ?? Number.NaN);
  if (hand.kind === 'boundary') return boundarySays(hand, values, rows);
  const { cuts, prices } = stepsOf(hand, values);
  return Float64Array.from({ length: rows.count }, (_, row) => prices[stepAt(cuts, rows.inputs[row * rows.features] ?? 0)] ?? Number.NaN);
}

interface Rule {
  cuts: readonly number[];
  prices: readonly number[];
}

/** Mean and summed squared error of a stretch of rows. */
function stretch(targets: readonly number[]): { mean: number; square: number } {
  const mean = targets.reduce((sum, each) => sum + each, 0) / targets.length;
  return { mean, square: targets.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) };
}

/** The rule of so many cuts with the least squared error on these rows, exactly: its cuts lie half way between rows. */
export function bestRule(rows: Rows, cuts: number): Rule {
  const sorted = Array.from({ length: rows.count }, (_, row) => ({ input: rows.inputs[row * rows.features] ?? 0, target: rows.targets[row] ?? 0 }))
    .sort((one, other) => one.input - other.input);
  const best = (from: number, left: number): Rule & { square: number } => {
    const whole = stretch(sorted.slice(from).map(({ target }) => target));
    if (left === 0) return { cuts: [], prices: [whole.mean], square: whole.square };
    let lowest: (Rule & { square: number }) | null = null;
    for (let end = from + 1; end <= sorted.length - left; end++) {
      const [before, after] = [sorted[end - 1], sorted[end]];
      if (before === undefined || after === undefined || before.input === after.input) continue;
      const first = stretch(sorted.slice(from, end).map(({ target }) => target));
      const rest = best(end, left - 1);
      const square = first.square + rest.square;
      if (lowest === null || square < lowest.square) lowest = { square, cuts: [(before.input + after.input) / 2, ...rest.cuts], prices: [first.mean, ...rest.prices] };
    }
    return lowest ?? { ...best(from, left - 1), square: Infinity };
  };
  const { cuts: found, prices } = best(0, cuts);
  return { cuts: found, prices };
}

/** A rule as values of its knobs. */
export function ruleValues({ cuts, prices }: Rule): Values {
  return Object.fromEntries([...cuts.map((cut, index) => [`cut${index + 1}`, cut]), ...prices.map((price, index) => [`p${index + 1}`, price])]);
}
