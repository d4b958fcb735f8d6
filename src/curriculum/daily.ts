/** The seed of a day's case: the same for everybody, every day another, for ever. `year` is counted as calendars do, `month` and `day` from 1. */
export function dailySeed(year: number, month: number, day: number): number {
  return (year * 10000 + month * 100 + day) % 4294967296;
}
