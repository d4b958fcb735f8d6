import type { Values } from './draw.ts';
import type { Play } from './play.ts';

/** Places where the lantern stood in this round, each once, the start first. */
export function placesSeen({ stage, trail }: Play): readonly Values[] {
  return trail.filter((values, index) => trail.findIndex((other) => stage.names.every((name) => other[name] === values[name])) === index);
}

/** The lantern stood exactly there in this round: whoever goes back finds nothing new, and pays nothing. */
export function seenAt({ stage, trail }: Play, values: Values): boolean {
  return trail.some((other) => stage.names.every((name) => other[name] === values[name]));
}

/** The place seen that lies nearest along these parameters, each counted in parts of `reach`; and how far that is. */
export function nearestSeen(play: Play, values: Values, reach: Values): { place: Values; away: number } {
  const far = (place: Values) => Math.max(...Object.entries(reach).map(([name, length]) => Math.abs((place[name] ?? 0) - (values[name] ?? 0)) / length));
  return placesSeen(play).map((place) => ({ place, away: far(place) })).reduce((best, each) => (each.away < best.away ? each : best), { place: play.values, away: Infinity });
}
