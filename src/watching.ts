import { keptAttempt } from './classroom/client.ts';
import type { Game } from './game/store.ts';

/** Time for the board to show what a move did. */
const EACH_MOVE = 900;

/** Plays an attempt of the class back on the board, move by move; any move of one's own ends it. */
export async function watchAttempt(game: Game, [classId, pupil, id]: readonly [string, string, string]): Promise<void> {
  try {
    const { attempt } = await keptAttempt(classId, pupil, id);
    await game.watch(attempt);
  } catch {
    game.notify({ key: 'notice.no-watch', values: {} });
    return;
  }
  const next = () => {
    if (game.state().undone.length === 0) return;
    game.redo();
    setTimeout(next, EACH_MOVE);
  };
  setTimeout(next, EACH_MOVE);
}
