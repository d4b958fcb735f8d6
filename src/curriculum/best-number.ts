/** Of numbers, the one that most of them are; of several as many, the lowest. */
function commonest(numbers: readonly number[]): number {
  const times = (number: number) => numbers.filter((each) => each === number).length;
  return numbers.toSorted((one, other) => times(other) - times(one) || one - other)[0] ?? Number.NaN;
}

/**
 * The one number that is best for all of these under a law: `aggregate` (mean or max) of `measure` (error, absolute, squared, or
 * `hit`: right or wrong, however near). The mean for squares, the middle one for sizes, the middle of the ends for the
 * largest, and for hits the one that is said most often.
 */
export function bestNumber(numbers: readonly number[], aggregate: string, measure: string): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const low = sorted[0] ?? Number.NaN;
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  if (measure === 'hit') return commonest(numbers);
  if (measure === 'error') return aggregate === 'mean' ? mean : low;
  if (aggregate === 'max') return (low + (sorted.at(-1) ?? Number.NaN)) / 2;
  return measure === 'squared' ? mean : sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
