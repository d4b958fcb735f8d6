/** Counts within a window of time, of each address and of all; kept in memory alone, so that no address is ever stored. */
export interface Tries {
  /** Seconds to wait, or null where one may go on. */
  wait(address: string, now: number): number | null;
  count(address: string, now: number): void;
}

/** Addresses that are remembered at once; beyond that only the count of all holds. */
const MOST = 20_000;

export function createTries(milliseconds: number, ofOne: number, ofAll: number): Tries {
  let began = 0;
  let all = 0;
  const counts = new Map<string, number>();
  const turn = (now: number) => {
    // A clock that was set back begins anew, too.
    if (now >= began && now - began < milliseconds) return;
    began = now;
    all = 0;
    counts.clear();
  };
  return {
    wait(address, now) {
      turn(now);
      const full = all >= ofAll || (counts.get(address) ?? 0) >= ofOne;
      return full ? Math.max(1, Math.ceil((began + milliseconds - now) / 1000)) : null;
    },
    count(address, now) {
      turn(now);
      all += 1;
      if (counts.has(address) || counts.size < MOST) counts.set(address, (counts.get(address) ?? 0) + 1);
    },
  };
}
