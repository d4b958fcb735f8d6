import type { Values } from './draw.ts';
import { gradientAt, metricAt } from './measured.ts';
import type { Stage } from './stage.ts';
import { freeNames } from './training.ts';

type Vector = readonly number[];

/** Ground that is steep one way and nearly flat the other: the rate that settles it across at once, and the one that follows its floor. */
export interface Ravine {
  across: number;
  along: number;
}

/** So many times as sharp a bend across as along makes a valley a ravine. */
const NARROW = 10;

const dot = (one: Vector, other: Vector): number => one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

/** The sharpest bend of the ground in any direction, or, measured down from `top`, the gentlest: power iteration on changes of slope. */
function bendOf(stage: Stage, values: Values, top: number | null): number {
  const names = freeNames(stage);
  const slopesAt = (there: Values) => names.map((name) => gradientAt(stage, there, name));
  const here = slopesAt(values);
  let way: Vector = names.map((_, index) => 1 / (index + 1));
  let bend = 0;
  for (let turn = 0; turn < 30; turn++) {
    const ahead = { ...values, ...Object.fromEntries(names.map((name, index) => [name, (values[name] ?? 0) + (way[index] ?? 0)])) };
    const change = slopesAt(ahead).map((slope, index) => slope - (here[index] ?? 0));
    const along = top === null ? change : change.map((each, index) => top * (way[index] ?? 0) - each);
    bend = dot(way, along) / dot(way, way);
    const size = Math.sqrt(dot(along, along));
    if (size === 0) break;
    way = along.map((each) => each / size);
  }
  return top === null ? bend : top - bend;
}

/** Null where the valley is about as wide one way as the other. */
export function ravineAt(stage: Stage, values: Values): Ravine | null {
  if (freeNames(stage).length < 2) return null;
  const sharpest = bendOf(stage, values, null);
  const gentlest = bendOf(stage, values, sharpest);
  return sharpest > NARROW * gentlest && gentlest > 0 ? { across: 1 / sharpest, along: 1 / gentlest } : null;
}

/** Where one step of training at this rate leads. */
export function stepped(stage: Stage, values: Values, rate: number): Values {
  const moved = freeNames(stage).map((name) => [name, (values[name] ?? 0) - rate * gradientAt(stage, values, name)] as const);
  return { ...values, ...Object.fromEntries(moved) };
}

/** So well settled across that the long step along the floor leads down. */
export function settledAcross(stage: Stage, values: Values, { along }: Ravine): boolean {
  const loss = (there: Values) => metricAt(stage, there, 'mean-squared-error', 'train');
  return loss(stepped(stage, values, along)) < loss(values);
}
