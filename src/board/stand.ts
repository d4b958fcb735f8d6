import type { Play } from '../curriculum/play.ts';
import { arrived, type Glide, glide, glideAt, same, walk } from './line-motion.ts';
import type { BoardServices } from './view.ts';

/** Numbers that a view shows: they glide to where a move has put them, and follow a hand at once. */
export interface Stand {
  /** As they are shown, so many seconds after they were last asked for. */
  after(seconds: number, play: Play, target: Float64Array): Float64Array;
  moving(): boolean;
}

/** The way from one place to the next; `last` is the play as it was shown before. */
export type Way = (from: Float64Array, to: Float64Array, play: Play, last: Play) => Glide;

/** An answer is shown with more time than a touch, and a training that led there as it went. */
export const inTurn: Way = (from, to, play, last) => {
  const trained = play.path !== last.path && play.path.length > 2 && same(play.path.at(-1) ?? from, to);
  return trained ? walk(play.path) : glide(from, to, play.answers.length !== last.answers.length ? 0.6 : 0.25);
};

/** Without motion, at a new level, and with other numbers than before they jump. */
export function createStand({ game, reducedMotion }: BoardServices, wayOf: Way): Stand {
  let stand: Float64Array = new Float64Array();
  let way: Glide | null = null;
  let last: Play | null = null;
  return {
    after(seconds, play, target) {
      if (reducedMotion() || last === null || last.level !== play.level || stand.length !== target.length || game.state().preview !== null) {
        way = null;
        stand = target;
      } else if (!same(way?.path.at(-1) ?? stand, target)) way = wayOf(stand, target, play, last);
      last = play;
      if (way !== null) {
        way.elapsed += seconds;
        stand = glideAt(way);
        if (arrived(way)) way = null;
      }
      return stand;
    },
    moving: () => way !== null,
  };
}
