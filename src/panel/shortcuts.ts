import { mapWith, playableParts } from '../game/parts.ts';
import type { Game } from '../game/store.ts';
import { isAside, type Screen } from '../game/state.ts';

function isField(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'radio' && target.type !== 'checkbox';
}

/** The Latin letter of a key, also where the keyboard writes another script. */
function letterOf({ key, code }: KeyboardEvent): string {
  return /^[\x20-\x7e]$/.test(key) ? key.toLowerCase() : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

/** Ctrl or Cmd with Z, without Shift. */
export function takesBack(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && letterOf(event) === 'z';
}

function takesForth(event: KeyboardEvent): boolean {
  const letter = letterOf(event);
  return (event.ctrlKey || event.metaKey) && !event.altKey && (letter === 'y' || (letter === 'z' && event.shiftKey));
}

/** Where Back and Escape lead: from a level to its part, from there to all parts, from those to the title. */
export function aboveOf(game: Game, screen: Screen, behind: Screen): Screen {
  const { course } = game.content;
  if (screen.name === 'level') return mapWith(course, screen.id);
  if (screen.name === 'valley') return { name: 'map', part: screen.part };
  if (screen.name === 'map' && playableParts(course).length > 1) return { name: 'course' };
  return isAside(screen) ? behind : { name: 'title' };
}

/** One key each: u, y, r, h in a level; Ctrl with Z and Y as everywhere; Escape closes the hint or goes back. */
export function followShortcuts(game: Game, page: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const { screen, behind, hint, notice } = game.state();
    const inLevel = screen.name === 'level';
    const [back, forth] = [takesBack(event), takesForth(event)];
    if (inLevel && (back || forth)) {
      // A field that was typed into has letters of its own to take back.
      if (isField(event.target) && event.target.value !== event.target.defaultValue) return;
      event.preventDefault();
      if (back) game.undo();
      else game.redo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target) || event.target instanceof HTMLSelectElement) return;
    if (event.key === 'Escape') {
      if (hint !== null) game.closeHint();
      else if (notice !== null) game.notify(null);
      else if (screen.name !== 'title') game.go(aboveOf(game, screen, behind));
      return;
    }
    if (!inLevel) return;
    const letter = letterOf(event);
    if (letter === 'u') game.undo();
    else if (letter === 'y') game.redo();
    else if (letter === 'r') game.restart();
    else if (letter === 'h') game.askHint();
  };
  page.addEventListener('keydown', onKey);
  return () => page.removeEventListener('keydown', onKey);
}
