import { readWeights, writeWeights } from '../curriculum/weights.ts';

/** Fewer parameters end alike by themselves. */
const LEAST = 32;
const SUMS = 32;
/** Networks that are apart by so little of their size are one: trainings in another order of the rows end two to seven times as far apart. */
const NEAR = 0.04;

/** One of 2^32 numbers for each parameter. */
function mixed(index: number): number {
  let word = Math.imul(index + 1, 0x9e3779b1);
  word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
  word = Math.imul(word ^ (word >>> 12), 0x297a2d39);
  return (word ^ (word >>> 15)) >>> 0;
}

/**
 * 32 sums of the parameters, each with signs of its own, and their size: how far two networks are apart follows from their
 * sums to some 12 % (Johnson and Lindenstrauss 1984). Null for networks too small to tell.
 */
export function sketchOf(parameters: Float64Array): Float64Array | null {
  if (parameters.length < LEAST) return null;
  const sums = new Float64Array(SUMS + 1);
  let size = 0;
  for (const [index, value] of parameters.entries()) {
    const word = mixed(index);
    for (let at = 0; at < SUMS; at++) sums[at] = (sums[at] ?? 0) + ((word >>> at) & 1 ? value : -value);
    size += value * value;
  }
  sums[SUMS] = Math.sqrt(size);
  return sums.every(Number.isFinite) ? sums : null;
}

const PRINT = /^w:(\d+):(.+)$/;

/** What is kept of a network to tell whether another is like it. */
export function printOf(seed: number, sketch: Float64Array): string {
  return `w:${seed}:${writeWeights(sketch)}`;
}

function read(print: string): { seed: string; sums: Float64Array } | null {
  const [, seed, text] = PRINT.exec(print) ?? [];
  if (seed === undefined || text === undefined) return null;
  try {
    return { seed, sums: readWeights(text, SUMS + 1) };
  } catch {
    // Larger than single precision holds: no training ends there.
    return null;
  }
}

/** Nearly the same network, though other rows came first in the one training than in the other. With the same seed equal trainings end alike by themselves. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [read(one), read(other)];
  if (a === null || b === null || a.seed === b.seed) return false;
  let apart = 0;
  for (let at = 0; at < SUMS; at++) apart += ((a.sums[at] ?? 0) - (b.sums[at] ?? 0)) ** 2;
  return Math.sqrt(apart / SUMS) <= NEAR * Math.max(a.sums[SUMS] ?? 0, b.sums[SUMS] ?? 0);
}
