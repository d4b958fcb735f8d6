import { exp, log } from '../engine/exact.ts';
import type { Values } from './draw.ts';
import { graphAt, rowThrough } from './marks.ts';
import { type Range, snap } from './range.ts';
import type { AskedQuestion, Stage } from './stage.ts';

/** What the last layer makes of the row that goes through: its sums, e to each of them, what part each has of all, and which class is the true one. */
export interface Shares {
  sums: readonly number[];
  powers: readonly number[];
  shares: readonly number[];
  truth: number;
  /** −ln of the true class's share. */
  loss: number;
}

export function sharesAt(stage: Stage, values: Values, asked: AskedQuestion | null = null): Shares {
  const row = rowThrough(stage, asked);
  const { nodes, network } = graphAt(stage, values, row);
  const layer = network.layers.length;
  const sums = [...nodes.values()].flatMap((node) => (node.kind === 'sum' && node.layer === layer - 1 ? [node.value] : []));
  const powers = sums.map(exp);
  const all = powers.reduce((sum, power) => sum + power, 0);
  const shares = powers.map((power) => power / all);
  const truth = row.targets.indexOf(1);
  return { sums, powers, shares, truth, loss: -log(shares[truth] ?? Number.NaN) };
}

/** One of those figures; `unit` counted from 1. */
export function softmaxFigure(stage: Stage, values: Values, figure: 'power' | 'share' | 'loss', unit: number): number {
  const found = sharesAt(stage, values);
  return figure === 'loss' ? found.loss : ((figure === 'power' ? found.powers : found.shares)[unit - 1] ?? Number.NaN);
}

/** How far the shares are from those wanted: the root of the mean square. */
export function sharesApart(stage: Stage, values: Values, wanted: readonly number[]): number {
  const { shares } = sharesAt(stage, values);
  const gaps = wanted.map((each, index) => (shares[index] ?? 0) - each);
  return Math.sqrt(gaps.reduce((sum, gap) => sum + gap * gap, 0) / wanted.length);
}

/** Where the sums have to stand for these shares, some of them pinned: one that is pinned keeps its place, or else the first, as far as the knobs allow. */
export function standsFor(stage: Stage, values: Values, wanted: readonly number[], knobs: readonly (Range & { id: string })[]): Values {
  const layer = stage.task.network.layers.length;
  const knobOf = (unit: number) => knobs.find(({ id }) => id === `b${layer}.${unit + 1}`);
  const { sums } = sharesAt(stage, values);
  const logs = wanted.map((share) => log(share));
  const pinned = sums.findIndex((_, unit) => knobOf(unit) === undefined);
  const free = logs.flatMap((each, unit) => {
    const knob = knobOf(unit);
    return knob === undefined ? [] : [{ least: knob.min - each, most: knob.max - each }];
  });
  const own = pinned < 0 ? 0 : pinned;
  const level = (sums[own] ?? 0) - (logs[own] ?? 0);
  const height = pinned >= 0 ? level : Math.min(Math.max(level, ...free.map(({ least }) => least)), ...free.map(({ most }) => most));
  return Object.fromEntries(logs.flatMap((each, unit) => {
    const knob = knobOf(unit);
    return knob === undefined ? [] : [[knob.id, snap(knob, each + height)] as const];
  }));
}
