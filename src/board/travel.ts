import type { Values } from '../curriculum/draw.ts';
import type { Play } from '../curriculum/play.ts';
import { easeOut } from '../game/hop.ts';
import { travelSeconds, valuesOnWay } from '../game/travel.ts';

const GLIDE_SECONDS = 0.26;

/** The values that a picture shows: they glide to where they are set, and go the way that training took. */
export interface Travel {
  /** The same object as long as nothing moves. */
  follow(play: Play, shown: Values, seconds: number): Values;
  moving(): boolean;
}

export function createTravel(still: () => boolean): Travel {
  let before: Play | null = null;
  let last: Values | null = null;
  let wasHeld = false;
  let way: { clock: number; all: number; at(clock: number): Values } | null = null;

  const between = (from: Values, to: Values, part: number): Values =>
    Object.fromEntries(Object.entries(to).map(([name, value]) => [name, (from[name] ?? value) + (value - (from[name] ?? value)) * part]));

  const setOut = (play: Play, shown: Values, held: boolean) => {
    if (before === null || before.level !== play.level || before.phase !== play.phase || before.rounds[play.phase] !== play.rounds[play.phase] || still()) {
      way = null;
      return;
    }
    if (play !== before && play.path !== before.path && play.path.length > 1 && play.trail.length > before.trail.length) {
      way = { clock: 0, all: travelSeconds(play), at: (clock) => valuesOnWay(play, clock) };
    } else if (play !== before && !held && !wasHeld && last !== null && last !== shown) {
      const from = last;
      way = { clock: 0, all: GLIDE_SECONDS, at: (clock) => between(from, shown, easeOut(clock / GLIDE_SECONDS)) };
    }
  };

  return {
    follow(play, shown, seconds) {
      const held = shown !== play.values;
      setOut(play, shown, held);
      if (held) way = null;
      before = play;
      wasHeld = held;
      if (way !== null) {
        way.clock += seconds;
        if (way.clock >= way.all) way = null;
      }
      last = way === null ? shown : way.at(way.clock);
      return last;
    },
    moving: () => way !== null,
  };
}
