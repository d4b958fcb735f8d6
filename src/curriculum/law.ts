import type { Rows } from '../engine/rows.ts';
import { solve } from '../engine/solve.ts';

/** One input, one target: the slopes of all lines through two rows. */
function slopes(rows: Rows): number[] {
  const found: number[] = [];
  for (let one = 0; one < rows.count; one++) {
    for (let other = 0; other < one; other++) {
      const run = (rows.inputs[one] ?? 0) - (rows.inputs[other] ?? 0);
      if (run !== 0) found.push(((rows.targets[one] ?? 0) - (rows.targets[other] ?? 0)) / run);
    }
  }
  return found;
}

/** What the line still has to lift at each row when its weight is `w`, from low to high. */
function lifts(rows: Rows, w: number): number[] {
  return Array.from({ length: rows.count }, (_, row) => (rows.targets[row] ?? 0) - w * (rows.inputs[row] ?? 0)).sort((a, b) => a - b);
}

interface Line {
  w: number;
  b: number;
  loss: number;
}

function lowest(lines: readonly Line[]): { w: number; b: number } {
  const best = lines.reduce((lowestYet, line) => (line.loss < lowestYet.loss - 1e-12 ? line : lowestYet));
  return { w: best.w, b: best.b };
}

/**
 * The line that is best under a law: `aggregate` (mean or max) of `measure` (error, absolute, squared), exactly.
 * Least absolute deviation passes through two rows; the smallest maximum has the slope of two rows. A law of the plain
 * error is content with zero, which the flat line reaches first.
 */
export function bestUnderLaw(rows: Rows, aggregate: string, measure: string): { w: number; b: number } {
  if (measure === 'error') {
    const prices = lifts(rows, 0);
    const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length;
    return { w: 0, b: aggregate === 'mean' ? mean : (prices[0] ?? 0) };
  }
  if (aggregate === 'max') {
    return lowest(slopes(rows).map((w) => {
      const left = lifts(rows, w);
      const low = left[0] ?? 0;
      const high = left.at(-1) ?? 0;
      return { w, b: (low + high) / 2, loss: (high - low) / 2 };
    }));
  }
  if (measure === 'absolute') {
    return lowest(slopes(rows).map((w) => {
      const left = lifts(rows, w);
      const b = left[Math.floor((left.length - 1) / 2)] ?? 0;
      return { w, b, loss: left.reduce((sum, lift) => sum + Math.abs(lift - b), 0) };
    }));
  }
  const solved = solve(rows, new Float64Array(2), [false, false]);
  return { w: solved[0] ?? 0, b: solved[1] ?? 0 };
}
