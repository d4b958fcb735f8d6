import { random, type Random } from '../engine/random.ts';
import type { Edge } from './level-apparatus.ts';

/** A grey picture, row by row, 0 dark to 1 bright. */
export interface Picture {
  size: number;
  pixels: Float64Array;
}

/** What nine pixels show: one brightness, one clean step, or something else, which nobody is asked about. */
export type Patch = { kind: 'plain' } | { kind: 'mixed' } | { kind: 'edge'; edge: Edge; step: number };

const KNOWN = 8;
const known = new Map<string, readonly Picture[]>();

function fill({ size, pixels }: Picture, left: number, top: number, width: number, height: number, tone: number): void {
  for (let y = Math.max(0, top); y < Math.min(size, top + height); y++) {
    for (let x = Math.max(0, left); x < Math.min(size, left + width); x++) pixels[y * size + x] = tone;
  }
}

/** A village at night: sky, ground, a moon, and houses with windows, all of straight edges. */
function drawPicture(size: number, chance: Random): Picture {
  const picture: Picture = { size, pixels: new Float64Array(size * size) };
  const among = (from: number, to: number) => from + chance.integer(to - from + 1);
  const horizon = size - among(3, 4);
  fill(picture, 0, 0, size, horizon, 0.1);
  fill(picture, 0, horizon, size, size - horizon, chance.uniform() < 0.5 ? 0.3 : 0);
  const houses = among(2, 3);
  const plot = Math.floor(size / houses);
  for (let house = 0; house < houses; house++) {
    const width = Math.min(plot - 1, among(3, 4));
    const left = house * plot + among(0, Math.max(0, plot - width - 1));
    const height = among(3, Math.max(4, horizon - 5));
    const tone = 0.6 + 0.1 * chance.integer(4);
    fill(picture, left, horizon - height, width, height, tone);
  }
  const moon = among(0, size - 3);
  fill(picture, moon, 0, 3, 3, 1);
  return picture;
}

/** So many pictures of this seed. */
export function picturesOf(seed: string, size: number, count: number): readonly Picture[] {
  const name = `${seed}/${size}/${count}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const chance = random(`${seed}/pictures`);
  const pictures = Array.from({ length: count }, () => drawPicture(size, chance));
  if (known.size >= KNOWN) known.clear();
  known.set(name, pictures);
  return pictures;
}

/** The nine pixels under the kernel where its upper left corner lies at (x, y), row by row. */
export function pixelsAt({ size, pixels }: Picture, x: number, y: number): readonly number[] {
  return Array.from({ length: 9 }, (_, index) => pixels[(y + Math.floor(index / 3)) * size + x + (index % 3)] ?? 0);
}

function stepOf(first: number, middle: number, last: number): number | null {
  return first !== last && (middle === first || middle === last) ? last - first : null;
}

export function patchOf(nine: readonly number[]): Patch {
  const at = (row: number, column: number) => nine[row * 3 + column] ?? 0;
  const sides = [0, 1, 2];
  const upright = sides.every((column) => sides.every((row) => at(row, column) === at(0, column)));
  const level = sides.every((row) => sides.every((column) => at(row, column) === at(row, 0)));
  if (upright && level) return { kind: 'plain' };
  if (!upright && !level) return { kind: 'mixed' };
  const step = upright ? stepOf(at(0, 0), at(0, 1), at(0, 2)) : stepOf(at(0, 0), at(1, 0), at(2, 0));
  if (step === null) return { kind: 'mixed' };
  return { kind: 'edge', step: Math.abs(step), edge: upright ? (step > 0 ? 'brighter-right' : 'darker-right') : step > 0 ? 'brighter-down' : 'darker-down' };
}

/** A place of a picture: the nine pixels under the kernel, and what they show. */
interface Place {
  readonly nine: readonly number[];
  readonly patch: Patch;
}

const places = new WeakMap<Picture, readonly Place[]>();

/** Every place of a picture, row by row; kernel after kernel goes over the same ones. */
export function placesOf(picture: Picture): readonly Place[] {
  const found = places.get(picture);
  if (found !== undefined) return found;
  const across = picture.size - 2;
  const all = Array.from({ length: across * across }, (_, index) => {
    const nine = pixelsAt(picture, index % across, Math.floor(index / across));
    return { nine, patch: patchOf(nine) };
  });
  places.set(picture, all);
  return all;
}
