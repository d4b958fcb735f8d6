import type { Play } from '../curriculum/play.ts';
import { isDay } from '../game/sight.ts';

const SECONDS = 1.2;

/** The day that a pass brings. */
export interface Dawn {
  /** How far it has spread, 0 to 1; null by night. */
  part(): number | null;
  follow(play: Play, seconds: number): void;
  moving(): boolean;
}

export function createDawn(still: () => boolean): Dawn {
  let part: number | null = null;
  let watched = false;
  return {
    part: () => part,
    follow(play, seconds) {
      if (!isDay(play)) part = null;
      else if (part === null) part = still() || !watched ? 1 : 0;
      else part = Math.min(1, part + seconds / SECONDS);
      watched = true;
    },
    moving: () => part !== null && part < 1,
  };
}
