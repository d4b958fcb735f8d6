import type { Play } from '../curriculum/play.ts';
import type { Path } from '../curriculum/training.ts';
import { createDawn } from './dawn.ts';
import { easeOut, type Hop, hopAt, hopSeconds } from '../game/hop.ts';

const GLIDE_SECONDS = 0.28;

/** A place of the lantern: pixels on a map, or a value of one axis as `x`. */
export interface Spot {
  x: number;
  y: number;
}

/** The lantern on its way: it glides to where it is put, hops along what is trained, and brings the day. */
export interface Journey {
  readonly stand: Spot;
  readonly path: Path;
  readonly hop: Hop;
  readonly gliding: boolean;
  /** How far the day has spread, 0 to 1; null by night. */
  readonly dawn: number | null;
  /** Where it was to stand before, and whether a drag held it there. */
  readonly last: { at: Spot; previewed: boolean } | null;
  follow(play: Play, at: Spot, previewed: boolean, seconds: number, glideSeconds?: number): void;
  moving(): boolean;
}

/** `nearest` brings a place from which the lantern comes back to the rim of what is drawn. */
export function createJourney(start: Play | null, still: () => boolean, nearest: (spot: Spot) => Spot): Journey {
  let path: Path = start?.path ?? [];
  let steps = start?.trail.length ?? 0;
  let hopClock = Infinity;
  let stand: Spot = { x: Number.NaN, y: Number.NaN };
  let glide: { from: Spot; clock: number } | null = null;
  const dawn = createDawn(still);
  let last: Journey['last'] = null;

  /** Sets out for `at`: in hops where it was trained there, else straight. */
  const setOut = (play: Play, at: Spot, previewed: boolean) => {
    const moved = last !== null && (at.x !== last.at.x || at.y !== last.at.y);
    if (play.path !== path) {
      path = play.path;
      hopClock = path.length > 1 && play.trail.length > steps && !still() ? 0 : Infinity;
      glide = null;
    }
    steps = play.trail.length;
    if (moved && hopClock === Infinity && !previewed && last?.previewed === false && !still()) {
      const from = nearest(stand);
      if (Number.isFinite(from.x + from.y)) glide = { from, clock: 0 };
    }
  };

  return {
    get stand() { return stand; },
    get path() { return path; },
    get hop() { return hopAt(path.length, hopClock); },
    get gliding() { return glide !== null; },
    get dawn() { return dawn.part(); },
    get last() { return last; },
    follow(play, at, previewed, seconds, glideSeconds = GLIDE_SECONDS) {
      setOut(play, at, previewed);
      if (hopClock < Infinity) {
        hopClock += seconds;
        if (hopClock >= hopSeconds(path.length)) hopClock = Infinity;
      }
      if (previewed || !Number.isFinite(at.x + at.y)) glide = null;
      if (glide === null) stand = at;
      else {
        glide.clock += seconds;
        const part = easeOut(glide.clock / glideSeconds);
        stand = { x: glide.from.x + (at.x - glide.from.x) * part, y: glide.from.y + (at.y - glide.from.y) * part };
        if (part >= 1) glide = null;
      }
      dawn.follow(play, seconds);
      last = { at, previewed };
    },
    moving: () => glide !== null || hopClock < Infinity || dawn.moving(),
  };
}
