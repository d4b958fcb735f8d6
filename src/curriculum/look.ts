import type { Values } from './level.ts';
import type { Play } from './replay.ts';

/** Places where the lantern stood in this round, each once, the start first. */
export function placesSeen({ stage, trail }: Play): readonly Values[] {
  return trail.filter((values, index) => trail.findIndex((other) => stage.names.every((name) => other[name] === values[name])) === index);
}

/** The lantern stood exactly there in this round: whoever goes back finds nothing new, and pays nothing. */
export function seenAt({ stage, trail }: Play, values: Values): boolean {
  return trail.some((other) => stage.names.every((name) => other[name] === values[name]));
}
