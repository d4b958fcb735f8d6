/** One bar of the histogram: networks with values from `from` to `to`. The first holds everything worse, too. */
export interface Bin {
  from: number;
  to: number;
  count: number;
  /** One of its networks, to be shown. */
  sample: number | null;
}

export const BINS = 26;

/** The values between which the bars stand, on a log scale, worst first. */
export interface Axis {
  worst: number;
  best: number;
}

/** The farthest that the worst end lies from the best: what diverged would flatten all the rest. */
const REACH = 400;

/** From the best value there is to one that nine in ten stay under, within reach. */
export function axisOf(values: Float64Array, trained: number, also: readonly number[]): Axis {
  // Of numbers alone, and sorted as such: with a comparison of its own this took most of a frame.
  const finite = values.subarray(0, trained).filter((value) => Number.isFinite(value)).sort();
  const quantile = (part: number) => finite[Math.floor(finite.length * part)];
  const lowest = Math.min(...finite.subarray(0, 1), ...also.filter((value) => value >= 0));
  const best = Number.isFinite(lowest) ? Math.max(lowest, (quantile(0.1) ?? lowest) / 1e4, 1e-9) : 1;
  return { best, worst: Math.min(Math.max(quantile(0.92) ?? best * 10, best * 2), best * REACH) };
}

/** 0 at the worst end, 1 at the best. */
export function alongAxis({ worst, best }: Axis, value: number): number {
  if (!Number.isFinite(value)) return 0;
  const part = Math.log(worst / Math.max(value, best)) / Math.log(worst / best);
  return Math.min(1, Math.max(0, part));
}

export function binsOf(values: Float64Array, trained: number, axis: Axis): readonly Bin[] {
  const edge = (index: number) => axis.worst * (axis.best / axis.worst) ** (index / BINS);
  const bins: Bin[] = Array.from({ length: BINS }, (_, index) => ({ from: edge(index), to: edge(index + 1), count: 0, sample: null }));
  for (let index = 0; index < trained; index++) {
    const bin = bins[Math.min(BINS - 1, Math.floor(alongAxis(axis, values[index] ?? Infinity) * BINS))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.sample ??= index;
  }
  return bins;
}

/** The part of the networks, in percent, that this value is better than. */
export function betterThan(values: Float64Array, trained: number, value: number): number {
  let worse = 0;
  for (let index = 0; index < trained; index++) if (!((values[index] ?? Infinity) <= value)) worse += 1;
  return trained === 0 ? 0 : (100 * worse) / trained;
}
