import { courseOrder } from '../curriculum/course.ts';
import { levelProgress } from '../game/progress.ts';
import type { Game } from '../game/store.ts';

/** The levels in the order of the course. */
export function levelOrder(game: Game): readonly string[] {
  return courseOrder(game.content.course);
}

/** Passed or skipped: what follows is open. */
export function isBehind(game: Game, id: string): boolean {
  const held = levelProgress(game.state().progress, id);
  return held.passed || held.skipped;
}

/** The level that has to be passed first, or null where this one is open. */
export function lockedBy(game: Game, id: string): string | null {
  const order = levelOrder(game);
  const before = order[order.indexOf(id) - 1];
  if (before === undefined || game.state().progress.settings.openAll || isBehind(game, before) || isBehind(game, id)) return null;
  return before;
}

/** Where play goes on: the first level that is not passed, a skipped one only when no other is left. */
export function nextLevel(game: Game): string | null {
  const order = levelOrder(game);
  return order.find((id) => !isBehind(game, id)) ?? order.find((id) => !levelProgress(game.state().progress, id).passed) ?? null;
}

/** The level after this one. */
export function levelAfter(game: Game, id: string): string | null {
  const order = levelOrder(game);
  return order[order.indexOf(id) + 1] ?? null;
}
