/** Counts within a window of time, of each address and of all; kept in memory alone, so that no address is ever stored. */
export interface Tries {
  /** Seconds to wait, or null where one may go on. `known`: the count of all does not hold this one up, only its own. */
  wait(address: string, now: number, known?: boolean): number | null;
  /** `what` was tried: the same again from the same address counts once. Without it every try counts. */
  count(address: string, now: number, what?: string): void;
}

/** Addresses that are remembered at once; beyond that only the count of all holds. */
const MOST = 20_000;

export function createTries(milliseconds: number, ofOne: number, ofAll: number): Tries {
  let began = 0;
  let all = 0;
  const tried = new Map<string, Set<string>>();
  const turn = (now: number) => {
    // A clock that was set back begins anew, too.
    if (now >= began && now - began < milliseconds) return;
    began = now;
    all = 0;
    tried.clear();
  };
  return {
    wait(address, now, known = false) {
      turn(now);
      const full = (!known && all >= ofAll) || (tried.get(address)?.size ?? 0) >= ofOne;
      return full ? Math.max(1, Math.ceil((began + milliseconds - now) / 1000)) : null;
    },
    count(address, now, what) {
      turn(now);
      const known = tried.get(address) ?? new Set<string>();
      if (what !== undefined && known.has(what)) return;
      all += 1;
      known.add(what ?? String(known.size));
      if (tried.has(address) || tried.size < MOST) tried.set(address, known);
    },
  };
}
