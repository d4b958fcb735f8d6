import type { Values } from '../curriculum/draw.ts';
import type { Play } from '../curriculum/play.ts';
import { valuesAt } from '../curriculum/training.ts';
import { hopAt, hopSeconds } from './hop.ts';

/** How long the last training is shown on its way. */
export function travelSeconds(play: Play): number {
  return hopSeconds(play.path.length);
}

/** Values on the way along the last training, so many seconds after it set out. */
export function valuesOnWay(play: Play, seconds: number): Values {
  const { from, part } = hopAt(play.path.length, seconds);
  const start = play.path[from];
  const end = play.path[from + 1] ?? start;
  if (start === undefined || end === undefined) return play.values;
  return valuesAt(play.stage, start.map((value, index) => value + ((end[index] ?? value) - value) * part), play.values);
}
