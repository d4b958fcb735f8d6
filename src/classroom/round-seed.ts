/** Fresh beginnings that one round allows. */
export const MOST_SEEDS = 200;

/** The seed of the so-manieth beginning of a level in a round of the class: everyone meets the same ones, in the same order. */
export function roundSeed(seed: number, beginning: number): number {
  let mixed = (seed ^ Math.imul(beginning + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The seed belongs to the round that was opened with `from`. */
export function isOfRound(from: number, seed: number): boolean {
  for (let beginning = 0; beginning < MOST_SEEDS; beginning++) if (roundSeed(from, beginning) === seed) return true;
  return false;
}
