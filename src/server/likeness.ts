/** Fewer parameters end alike by themselves. */
const LEAST = 64;
const BITS = 64;
/** Sketches that differ in so few bits are of one network: the angle between the two is some nine degrees at most. */
const NEAR = 3;

/** One of 2^32 numbers for each parameter and half of the sketch. */
function mixed(index: number, half: number): number {
  let word = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(half + 1, 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
  word = Math.imul(word ^ (word >>> 12), 0x297a2d39);
  return (word ^ (word >>> 15)) >>> 0;
}

/**
 * Signs of 64 sums of the parameters, each with signs of its own (Charikar 2002): nearly equal networks have nearly equal
 * sketches, also where one was shaken a little; trainings from other starts differ in half of it. Null for networks too small to tell.
 */
export function sketchOf(parameters: Float64Array): string | null {
  if (parameters.length < LEAST) return null;
  const sums = new Float64Array(BITS);
  for (const [index, value] of parameters.entries()) {
    for (let half = 0; half < 2; half++) {
      const word = mixed(index, half);
      for (let bit = 0; bit < 32; bit++) {
        const at = half * 32 + bit;
        sums[at] = (sums[at] ?? 0) + ((word >>> bit) & 1 ? value : -value);
      }
    }
  }
  return Array.from({ length: BITS / 4 }, (_, digit) => [0, 1, 2, 3].reduce((code, bit) => code * 2 + ((sums[digit * 4 + bit] ?? 0) > 0 ? 1 : 0), 0).toString(16)).join('');
}

const PRINT = /^w:(\d+):([0-9a-f]{16})$/;

/** What is kept of a network to tell whether another is like it. */
export function printOf(seed: number, sketch: string): string {
  return `w:${seed}:${sketch}`;
}

/** Nearly the same network, though the two trainings began elsewhere. From the same start equal trainings end alike by themselves. */
export function isAlike(one: string, other: string): boolean {
  const [, seed, sketch = ''] = PRINT.exec(one) ?? [];
  const [, otherSeed, otherSketch = ''] = PRINT.exec(other) ?? [];
  if (seed === undefined || otherSeed === undefined || seed === otherSeed) return false;
  let apart = 0;
  for (const [at, digit] of [...sketch].entries()) {
    let differ = Number.parseInt(digit, 16) ^ Number.parseInt(otherSketch[at] ?? '0', 16);
    for (; differ > 0; differ &= differ - 1) apart += 1;
  }
  return apart <= NEAR;
}
