/** How far a picture reaches up: it follows what has to be seen, by equal ratios in equal times. */
export interface Reach {
  toward(aim: number, seconds: number): void;
  now(): number;
  moving(): boolean;
}

/** Seconds in which the way that is left shrinks to a third. */
const THIRD = 0.16;
/** Ratio at which it has arrived. */
const ARRIVED = 1.004;

export function createReach(still: () => boolean): Reach {
  let aim: number | null = null;
  let here = 1;
  const apart = () => (aim === null ? 1 : Math.max(aim / here, here / aim));
  return {
    toward(next, seconds) {
      if (aim === null || still()) here = next;
      aim = next;
      here = apart() < ARRIVED ? next : here * (next / here) ** (1 - 3 ** (-seconds / THIRD));
    },
    now: () => here,
    moving: () => apart() >= ARRIVED,
  };
}
