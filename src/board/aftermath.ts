import type { Play } from '../curriculum/play.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { type Glide, glideAt, same, walk } from './line-motion.ts';

/** Seconds for which a trained network stays. */
const STAY = 1.8;
/** A frame that took longer, for what was trained in it, counts for no more. */
const LONGEST = 0.05;

/** The network that an answer trained, where the next question has another one: it is seen learning before it makes room. */
export interface Aftermath {
  /** The play that was answered and where its network stands by now; null where there is nothing to look back at. */
  after(seconds: number, play: Play): { play: Play; parameters: Float64Array } | null;
  moving(): boolean;
}

function leavesBehind(last: Play, play: Play): boolean {
  const end = play.path.at(-1);
  if (end === undefined || play.path.length < 2 || play.path === last.path) return false;
  const goesOn = play.level === last.level && play.phase === last.phase && play.rounds[play.phase] === last.rounds[last.phase] && play.answers.length === last.answers.length + 1;
  return goesOn && !same(end, parametersOf(play.stage, play.values));
}

export function createAftermath(still: () => boolean): Aftermath {
  let last: Play | null = null;
  let behind: { play: Play; way: Glide } | null = null;
  return {
    after(seconds, play) {
      if (last !== null && play !== last) {
        if (leavesBehind(last, play)) behind = { play: last, way: walk(play.path) };
        else if (play.answers.length !== last.answers.length || play.phase !== last.phase || play.level !== last.level) behind = null;
      }
      last = play;
      if (behind === null) return null;
      const { way } = behind;
      way.elapsed += Math.min(seconds, LONGEST);
      if (way.elapsed > (still() ? 0 : way.seconds) + STAY) behind = null;
      if (behind === null) return null;
      return { play: behind.play, parameters: still() ? (way.path.at(-1) ?? new Float64Array()) : glideAt(way) };
    },
    moving: () => behind !== null,
  };
}
