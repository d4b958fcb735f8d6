import { goalValue, isOfNetwork } from '../curriculum/goal.ts';
import { log } from '../engine/exact.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Play } from '../curriculum/play.ts';

/**
 * How high these values stand above the goal, on a log scale: 0 at or under the target, 1 where the round began or
 * higher. Null where the level hides it or has no slope.
 */
export function heightOf(play: Play, values: Values): number | null {
  const { goal, gauge, visibility } = play.stage.task;
  if (gauge === 'hidden' || visibility?.oil !== undefined || !isOfNetwork(goal)) return null;
  const from = goalValue(play.stage, play.stage.start, {}, 0);
  const value = goalValue(play.stage, values, {}, 0);
  if (!(value > play.bound)) return 0;
  return Math.min(1, log(value / play.bound) / log(Math.max(from / play.bound, 1.0001)));
}
