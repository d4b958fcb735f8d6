import type { Values } from './draw.ts';
import { type Patch, picturesOf, type Picture, placesOf } from './filter-picture.ts';
import type { Apparatus, Edge } from './level-apparatus.ts';
import type { Quantity } from './level-quantity.ts';
import { settled, settledDraw } from './measured.ts';
import type { Stage } from './stage.ts';

export type FilterAsk = Extract<Quantity, { of: 'filter' }>;
type Filter = Extract<Apparatus, { kind: 'filter' }>;

export const KERNEL: readonly string[] = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9'];

/** From which part of its step on an edge glows, and up to which it is dark; plain places are dark up to so much. */
const BRIGHT = 1.5;
const DARK = 0.3;
const PLAIN = 0.05;

export function filterOf({ task }: Pick<Stage, 'task'>): Filter | null {
  return task.apparatus?.kind === 'filter' ? task.apparatus : null;
}

export function kernelAt(values: Values): readonly number[] {
  return KERNEL.map((name) => values[name] ?? 0);
}

/** Pixels times weights, added up. */
export function throughKernel(kernel: readonly number[], nine: readonly number[]): number {
  return nine.reduce((sum, pixel, index) => sum + pixel * (kernel[index] ?? 0), 0);
}

/** The pictures of this round: those that are seen, then those that judge. */
export function picturesAt(stage: Stage): { seen: readonly Picture[]; hidden: readonly Picture[] } {
  const filter = filterOf(stage);
  if (filter === null) return { seen: [], hidden: [] };
  const pictures = picturesOf(stage.seed, filter.size, filter.seen + filter.hidden);
  return { seen: pictures.slice(0, filter.seen), hidden: pictures.slice(filter.seen) };
}

/** What the kernel makes of a picture, two pixels smaller each way. */
export function featureMap(kernel: readonly number[], picture: Picture): { size: number; sums: Float64Array } {
  return { size: picture.size - 2, sums: Float64Array.from(placesOf(picture), ({ nine }) => throughKernel(kernel, nine)) };
}

/** How bright a sum is: its size, or, rectified, what of it lies over zero. */
export function glowOf(sum: number, rectified: boolean): number {
  return rectified ? Math.max(0, sum) : Math.abs(sum);
}

/** Every place of these pictures with what it shows and how it glows. */
function places(kernel: readonly number[], pictures: readonly Picture[], rectified: boolean): readonly { patch: Patch; glow: number }[] {
  return pictures.flatMap((picture) => placesOf(picture).map(({ nine, patch }) => ({ patch, glow: glowOf(throughKernel(kernel, nine), rectified) })));
}

/** Of each kind of place, the part in percent that is as it should not be. */
export interface Strays {
  /** Wanted edges that are dark. */
  dark: number;
  /** Other edges that glow. */
  edges: number;
  /** Plain places that glow. */
  plain: number;
}

export function straysOf(stage: Stage, values: Values, { wanted, rectified, pictures }: Pick<FilterAsk, 'wanted' | 'rectified' | 'pictures'>): Strays {
  const share = (wrong: readonly boolean[]) => (wrong.length === 0 ? 0 : (100 * wrong.filter(Boolean).length) / wrong.length);
  const dark: boolean[] = [];
  const edges = new Map<Edge, boolean[]>();
  const plain: boolean[] = [];
  for (const { patch, glow } of places(kernelAt(values), picturesAt(stage)[pictures], rectified)) {
    if (patch.kind === 'plain') plain.push(glow > PLAIN);
    if (patch.kind !== 'edge') continue;
    if (wanted.includes(patch.edge)) dark.push(glow < BRIGHT * patch.step);
    else edges.set(patch.edge, [...(edges.get(patch.edge) ?? []), glow > DARK * patch.step]);
  }
  return { dark: share(dark), edges: Math.max(0, ...[...edges.values()].map(share)), plain: share(plain) };
}

function meanGlow(stage: Stage, values: Values, { at, rectified, pictures }: FilterAsk): number {
  const there = places(kernelAt(values), picturesAt(stage)[pictures], rectified).filter(({ patch }) =>
    at === 'plain' ? patch.kind === 'plain' : patch.kind === 'edge' && patch.edge.endsWith(at === 'upright' ? 'right' : 'down'));
  return there.length === 0 ? 0 : there.reduce((sum, { glow }) => sum + glow, 0) / there.length;
}

/** The nine pixels that are asked about. */
export function patchAsked({ patch }: FilterAsk): readonly number[] {
  return (patch ?? []).map(settledDraw);
}

/** A quantity of the filter. */
export function filterFigure(stage: Stage, values: Values, ask: FilterAsk): number {
  const there = { ...values, ...settled(ask.given) };
  if (ask.figure === 'patch') return throughKernel(kernelAt(there), patchAsked(ask));
  if (ask.figure === 'glow') return meanGlow(stage, there, ask);
  const { dark, edges, plain } = straysOf(stage, there, ask);
  return Math.max(dark, edges, plain);
}

const THREE = [0, 1, 2];
const TERNARY = [-1, 0, 1];
const rowsOfNone = TERNARY.flatMap((first) => TERNARY.flatMap((middle) => TERNARY.map((last) => [first, middle, last] as const))).filter(([first, middle, last]) => first + middle + last === 0);
const uprights: readonly (readonly number[])[] = rowsOfNone.flatMap((one) => rowsOfNone.flatMap((two) => rowsOfNone.map((three) => [...one, ...two, ...three])));
const turnedOver = (kernel: readonly number[]) => kernel.map((_, index) => kernel[(index % 3) * 3 + Math.floor(index / 3)] ?? 0);

/** How a kernel of rows that each come to nothing answers an upright step, where the pixels change late and where early. */
function answers(kernel: readonly number[]): readonly number[] {
  const column = (each: number) => THREE.reduce((sum, row) => sum + (kernel[row * 3 + each] ?? 0), 0);
  return [column(2), column(1) + column(2)];
}

/** The kernel of weights −1, 0 and 1 that does what is asked and differs in the fewest weights from the one that stands. */
export function nearestKernel(values: Values, { wanted, rectified }: Pick<FilterAsk, 'wanted' | 'rectified'>): readonly number[] | null {
  const now = kernelAt(values);
  const upright = wanted.some((edge) => edge.endsWith('right'));
  const towards = rectified ? (wanted.some((edge) => edge.startsWith('brighter')) ? [1] : [-1]) : [1, -1];
  const serves = uprights.filter((kernel) => towards.some((way) => answers(kernel).every((answer) => way * answer >= BRIGHT)));
  const away = (kernel: readonly number[]) => kernel.reduce((count, weight, index) => count + (weight === now[index] ? 0 : 1), 0);
  const found = serves.map((kernel) => (upright ? kernel : turnedOver(kernel)));
  return found.length === 0 ? null : found.reduce((best, kernel) => (away(kernel) < away(best) ? kernel : best));
}
