import type { Metric } from './metric.ts';

/** The neighbourhood of a real row holds this part of all real rows. */
const AROUND = 0.1;

/** Squared distance of two rows of so many numbers. */
function apart(one: Float64Array, i: number, other: Float64Array, j: number, width: number): number {
  let sum = 0;
  for (let column = 0; column < width; column++) {
    const off = (one[i * width + column] ?? NaN) - (other[j * width + column] ?? NaN);
    sum += off * off;
  }
  return sum;
}

/**
 * How far two sets of rows look alike, whichever row stands beside which: `near`, the part of the forged ones that lie in the neighbourhood of a real one,
 * and `covered`, the part of the real ones with a forged one in theirs. A neighbourhood reaches as far as a tenth of the real rows
 * do. After density and coverage of Naeem et al., 2020. Forged rows that are all alike cover little; scattered ones are not near.
 */
export function resemblanceOf(forged: Float64Array, real: Float64Array, width: number): { readonly near: number; readonly covered: number } {
  const count = real.length / width;
  const many = forged.length / width;
  const rank = Math.max(1, Math.ceil(AROUND * count)) - 1;
  const hit = new Uint8Array(many);
  let covered = 0;
  const others = new Float64Array(Math.max(0, count - 1));
  for (let row = 0; row < count; row++) {
    for (let other = 0; other < others.length; other++) others[other] = apart(real, row, real, other < row ? other : other + 1, width);
    const reach = others.toSorted()[Math.min(rank, others.length - 1)] ?? 0;
    let found = 0;
    for (let each = 0; each < many; each++) {
      // What is not finite is near nothing.
      if (!(apart(real, row, forged, each, width) <= reach)) continue;
      hit[each] = 1;
      found = 1;
    }
    covered += found;
  }
  return { near: hit.reduce((sum, each) => sum + each, 0) / many, covered: covered / count };
}

/** The lesser of the two: 1 where forged rows are where the real ones are, all of them and everywhere. */
export const resemblance: Metric = (predictions, targets, outputs) => {
  const { near, covered } = resemblanceOf(predictions, targets, outputs);
  return Math.min(near, covered);
};
