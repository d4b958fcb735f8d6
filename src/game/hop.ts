/** Along a path in hops: each about 240 ms, all together at most 1.6 s. */
const HOP_SECONDS = 0.24;
const ALL_SECONDS = 1.6;

export interface Hop {
  /** The point it started from and how far it is to the next, 0 to 1. */
  from: number;
  part: number;
  done: boolean;
}

export function hopSeconds(points: number): number {
  const hops = Math.max(0, points - 1);
  return Math.min(hops * HOP_SECONDS, ALL_SECONDS);
}

export function hopAt(points: number, seconds: number): Hop {
  const hops = Math.max(0, points - 1);
  const all = hopSeconds(points);
  if (hops === 0 || seconds >= all) return { from: hops, part: 0, done: true };
  const place = (seconds / all) * hops;
  const from = Math.min(Math.floor(place), hops - 1);
  const part = place - from;
  return { from, part: part * part * (3 - 2 * part), done: false };
}

/** Ease-out from 0 to 1. */
export function easeOut(part: number): number {
  const left = 1 - Math.min(Math.max(part, 0), 1);
  return 1 - left * left * left;
}
