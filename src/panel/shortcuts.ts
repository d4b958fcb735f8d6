import type { Game } from '../game/store.ts';

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'radio' && target.type !== 'checkbox'
    || target instanceof HTMLSelectElement;
}

/** One key each: u, y, r, h in a level; Escape closes the hint or goes back. */
export function followShortcuts(game: Game, page: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    const { screen, behind, hint } = game.state();
    const inLevel = screen.name === 'level';
    if (event.key === 'Escape') {
      if (hint !== null) game.closeHint();
      else if (inLevel) game.go({ name: 'map' });
      else if (screen.name === 'map') game.go({ name: 'title' });
      else if (screen.name !== 'title') game.go(behind);
      return;
    }
    if (!inLevel) return;
    if (event.key === 'u') game.undo();
    else if (event.key === 'y') game.redo();
    else if (event.key === 'r') game.restart();
    else if (event.key === 'h') game.askHint();
  };
  page.addEventListener('keydown', onKey);
  return () => page.removeEventListener('keydown', onKey);
}
