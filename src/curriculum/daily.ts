/** The seed of a day's case: the same for everybody, every day another, for ever. `year` is counted as calendars do, `month` and `day` from 1. */
export function dailySeed(year: number, month: number, day: number): number {
  return (year * 10000 + month * 100 + day) % 4294967296;
}

/** The day of this millennium whose seed this is; null where it is none's. */
export function dayOf(seed: number): { month: number; day: number } | null {
  const [month, day] = [Math.floor(seed / 100) % 100, seed % 100];
  return seed > 20000000 && seed < 30000000 && month > 0 && month < 13 && day > 0 && day < 32 ? { month, day } : null;
}
