import { at } from './at.ts';
import { log } from './exact.ts';

/** A stream of seeded numbers: the same seed gives the same numbers on every machine, for ever. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Uniform among 0 … n-1; n is a whole number from 1 to 2^32. */
  integer(n: number): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** A shuffled copy (Fisher-Yates); the array handed in stays as it is. */
  shuffle<Item>(array: readonly Item[]): Item[];
  /** One of from, from + step, from + 2 step … not beyond to (a tool's range at its step). */
  draw(from: number, to: number, step: number): number;
}

/** Starts a stream. Seeds are compared as text, so 7 and "7" are the same seed. Generator: sfc32 (Chris Doty-Humphrey). */
export function random(seed: number | string): Random {
  let [a, b, c, counter] = spread(String(seed));
  let spare: number | undefined;

  function word(): number {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  }
  for (let i = 0; i < 15; i++) word();

  function uniform(): number {
    const high = word() >>> 5;
    const low = word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  function integer(n: number): number {
    if (!(n >= 1 && n <= 4294967296 && Math.floor(n) === n)) {
      throw new Error(`random.integer(n): n is ${n}; give a whole number from 1 to 2^32`);
    }
    return Math.floor(uniform() * n);
  }

  /** Marsaglia's polar method: two normals from one accepted pair of uniforms. */
  function normal(): number {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s > 0 && s < 1) {
        const stretch = Math.sqrt((-2 * log(s)) / s);
        spare = y * stretch;
        return x * stretch;
      }
    }
  }

  function shuffle<Item>(array: readonly Item[]): Item[] {
    const copy = array.slice();
    for (let i = copy.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      const kept = at(copy, i);
      copy[i] = at(copy, j);
      copy[j] = kept;
    }
    return copy;
  }

  function draw(from: number, to: number, step: number): number {
    if (!(step > 0 && to >= from)) throw new Error(`random.draw(${from}, ${to}, ${step}): give from <= to and step > 0`);
    const steps = Math.floor((to - from) / step + 1e-9);
    return from + step * integer(steps + 1);
  }

  return { uniform, integer, normal, shuffle, draw };
}

/** Four 32-bit words from any text: FNV-1a over it, once per word with another offset, then mixed. */
function spread(text: string): [number, number, number, number] {
  return [hash(text, 0x811c9dc5), hash(text, 0x9e3779b9), hash(text, 0x243f6a88), 1];
}

function hash(text: string, offset: number): number {
  let h = offset | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
