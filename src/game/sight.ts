import { isBreaking } from '../curriculum/goal.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Play } from '../curriculum/play.ts';

interface Place {
  x: number;
  y: number;
}

/** How far a place lies from a stretch that was walked. */
function distance(place: Place, from: Place, to: Place): number {
  const [wide, high] = [to.x - from.x, to.y - from.y];
  const length = wide * wide + high * high;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((place.x - from.x) * wide + (place.y - from.y) * high) / length));
  const [x, y] = [place.x - from.x - part * wide, place.y - from.y - part * high];
  return Math.sqrt(x * x + y * y);
}

/** Parts of the axes of the picture that lies in the dark. */
function placeOn(play: Play): ((values: Values) => Place) | null {
  const part = (value: number, { min, max }: { min: number; max: number }) => (value - min) / (max - min);
  for (const view of play.stage.task.views) {
    if (view.kind === 'loss-curve') return (values) => ({ x: part(values[view.parameter] ?? Number.NaN, view.axis), y: 0 });
    if (view.kind === 'landscape') return (values) => ({ x: part(values[view.x] ?? Number.NaN, view.xAxis), y: part(values[view.y] ?? Number.NaN, view.yAxis) });
  }
  return null;
}

/** The goal was reached in this phase, or a round in the dark was lost: the valley is lit and the dark gives way. */
export function isDay(play: Play): boolean {
  if (play.verdict === 'missed' && play.stage.task.visibility !== undefined) return true;
  // What was broken brings no day.
  if (isBreaking(play.stage.task.goal)) return false;
  if (play.phase === 'transfer') return play.verdict === 'passed';
  return play.phase === 'call' || play.passed !== null;
}

/** True where the ground is known: everywhere by day, and in the dark as far as a lantern has lit it. */
export function inSight(play: Play, values: Values): boolean {
  const { visibility } = play.stage.task;
  if (visibility === undefined || isDay(play)) return true;
  const placed = placeOn(play);
  if (placed === null) return true;
  const walked = (visibility.trace ? play.trail : [play.values]).map(placed);
  const place = placed(values);
  return walked.some((to, index) => distance(place, visibility.oil === undefined ? (walked[index - 1] ?? to) : to, to) <= visibility.radius);
}
