/** The best verified play of one pupil on one level. */
export interface Standing {
  pupil: string;
  stars: number;
  /** What the stars go by; lower is better. Null where nothing counts. */
  value: number | null;
  /** When it was received, in milliseconds. */
  at: number;
}

const valueOf = ({ value }: Standing) => value ?? Number.POSITIVE_INFINITY;

/** Below 0 where the first stands before the second: more stars, then the lower value. Never by time. */
export function compareStandings(one: Standing, other: Standing): number {
  if (one.stars !== other.stars) return other.stars - one.stars;
  const [a, b] = [valueOf(one), valueOf(other)];
  return a === b ? 0 : a < b ? -1 : 1;
}

export interface Ranked extends Standing {
  /** From 1; those who are level share a rank, and the ranks they fill are left out after them. */
  rank: number;
}

/** Best first; among equals by pupil, so that the order is the same everywhere. */
export function ranked(standings: readonly Standing[]): readonly Ranked[] {
  const sorted = [...standings].sort((a, b) => compareStandings(a, b) || (a.pupil < b.pupil ? -1 : 1));
  const list: Ranked[] = [];
  for (const [index, standing] of sorted.entries()) {
    const before = list[index - 1];
    const level = before !== undefined && compareStandings(before, standing) === 0;
    list.push({ ...standing, rank: level ? before.rank : index + 1 });
  }
  return list;
}

/** Those who stand right before and right after this pupil, and the pupil itself. */
export function neighbours(list: readonly Ranked[], pupil: string): readonly Ranked[] {
  const at = list.findIndex((each) => each.pupil === pupil);
  return at < 0 ? [] : list.slice(Math.max(0, at - 1), at + 2);
}
