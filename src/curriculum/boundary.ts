import type { Rows } from '../engine/rows.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';

type Hand = NonNullable<Task['hand']>;
export type BoundaryHand = Extract<Hand, { kind: 'boundary' }>;

const LETTERS = ['c', 'd'] as const;

/** The knobs of one boundary, from left to right; the second lies above the first. */
export function knotNames({ bends }: Pick<BoundaryHand, 'bends'>, curve: number): readonly string[] {
  return bends.map((_, index) => `${LETTERS[curve] ?? 'c'}${index + 1}`);
}

export interface Knot {
  id: string;
  x: number;
  y: number;
}

/** Where a boundary bends, from left to right. */
export function knotsOf(hand: BoundaryHand, values: Values, curve: number): readonly Knot[] {
  const used = hand.used ?? hand.bends.map((_, index) => index + 1);
  return knotNames(hand, curve).flatMap((id, index) => (used.includes(index + 1) ? [{ id, x: hand.bends[index] ?? 0, y: values[id] ?? 0 }] : []));
}

/** The height of a boundary here; beyond its ends it goes on as it came. */
export function heightOf(knots: readonly Knot[], x: number): number {
  const last = knots.length - 1;
  const right = Math.min(Math.max(1, knots.findIndex((knot) => knot.x >= x)), last);
  const [one, other] = [knots[x > (knots[last]?.x ?? 0) ? last - 1 : right - 1], knots[x > (knots[last]?.x ?? 0) ? last : right]];
  if (one === undefined || other === undefined) return knots[0]?.y ?? 0;
  return one.y + ((x - one.x) / (other.x - one.x)) * (other.y - one.y);
}

/** Where a boundary bends from now on it lies as it lay: what was drawn straight stays so. */
export function laidOn(before: BoundaryHand, after: BoundaryHand, values: Values): Values {
  const curves = Array.from({ length: before.curves }, (_, curve) => ({ lay: knotsOf(before, values, curve), bends: knotsOf(after, values, curve) }));
  return { ...values, ...Object.fromEntries(curves.flatMap(({ lay, bends }) => bends.map(({ id, x }) => [id, heightOf(lay, x)]))) };
}

/** How far each row lies over each boundary, the lower first. */
export function overBoundaries(hand: BoundaryHand, values: Values, rows: Rows): readonly (readonly number[])[] {
  const curves = Array.from({ length: hand.curves }, (_, curve) => knotsOf(hand, values, curve));
  return Array.from({ length: rows.count }, (_, row) => {
    const [x, y] = [rows.inputs[row * rows.features] ?? 0, rows.inputs[row * rows.features + 1] ?? 0];
    return curves.map((knots) => y - heightOf(knots, x));
  });
}

/** What the boundaries say of each row: 1 for yes and 0 for no, or a 1 for its class. */
export function boundarySays(hand: BoundaryHand, values: Values, rows: Rows): Float64Array {
  const over = overBoundaries(hand, values, rows).map((each) => each.filter((height) => height > 0).length);
  if (hand.curves === 1) return Float64Array.from(over);
  return Float64Array.from(over.flatMap((count) => [2, 1, 0].map((wanted) => (count === wanted ? 1 : 0))));
}

/** How many rows lie in the wrong class, and, a little, how far from the right one: there is a slope to follow wherever one is. */
export function boundaryCost(hand: BoundaryHand, values: Values, rows: Rows): number {
  return overBoundaries(hand, values, rows).reduce((sum, heights, row) => {
    const off = heights.map((height, curve) => {
      const over = hand.curves === 1 ? rows.targets[row] === 1 : (rows.targets[3 * row] === 1 || (curve === 0 && rows.targets[3 * row + 1] === 1));
      return over ? Math.max(0, 1e-9 - height) : Math.max(0, height);
    });
    const worst = Math.max(...off);
    return sum + (worst > 0 ? 1 + 0.02 * Math.min(2, worst) : 0);
  }, 0);
}

/** Where along the first input a knob bends a boundary; null of any other knob. */
export function bendOf({ hand }: Pick<Task, 'hand'>, knob: string): number | null {
  if (hand?.kind !== 'boundary') return null;
  const curve = Array.from({ length: hand.curves }, (_, index) => knotNames(hand, index)).find((names) => names.includes(knob));
  return curve === undefined ? null : (hand.bends[curve.indexOf(knob)] ?? null);
}
