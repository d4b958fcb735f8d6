/** The networks of a run: which are still to be given out, and which are done. */
export interface Shares {
  /** Up to so many networks that nobody holds; empty once all are given out. */
  take(count: number): number[];
  /** Networks that their holder will not finish; those that are done stay done. */
  giveBack(networks: readonly number[]): void;
  /** True the first time that this network is done. */
  settle(network: number): boolean;
  /** Networks that nobody holds. */
  readonly left: number;
  readonly done: number;
  readonly complete: boolean;
}

export function createShares(count: number): Shares {
  const settled = new Uint8Array(count);
  let returned: number[] = [];
  let next = 0;
  let done = 0;
  return {
    take(most) {
      const share: number[] = [];
      while (share.length < most) {
        const network = returned.shift() ?? (next < count ? next++ : undefined);
        if (network === undefined) break;
        if (settled[network] === 0) share.push(network);
      }
      return share;
    },
    giveBack(networks) {
      returned = [...returned, ...networks.filter((network) => settled[network] === 0)];
    },
    settle(network) {
      if (network >= count || settled[network] === 1) return false;
      settled[network] = 1;
      done += 1;
      return true;
    },
    get left() { return returned.length + count - next; },
    get done() { return done; },
    get complete() { return done === count; },
  };
}
