import type { Attempt } from '../curriculum/attempt.ts';
import type { Hint } from '../curriculum/hint.ts';
import type { Card } from '../curriculum/card.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Move } from '../curriculum/move.ts';
import type { Progress } from './progress.ts';

export type Screen =
  | { name: 'title' }
  /** A part of the course from above; the one where play goes on, where none is named. */
  | { name: 'map'; part?: string }
  /** All parts, from further above. */
  | { name: 'course' }
  | { name: 'cards' }
  /** Failures that were met, with their pictures. */
  | { name: 'museum' }
  | { name: 'settings' }
  /** Joining a class, with the code where the address held one. */
  | { name: 'join'; code?: string }
  /** `day`: the round that everybody has on that day, by its seed. */
  | { name: 'level'; id: string; day?: number }
  /** The way through a part of the course, seen from its end. */
  | { name: 'valley'; part: string };

/** A screen that one looks at in between, and comes back from. */
export const isAside = ({ name }: Screen): boolean => name === 'settings' || name === 'cards' || name === 'museum';

/** A rule card on its way under the pointer, in pixels of the page; `from` is the slot it was taken from. */
export interface Carried {
  card: Card;
  from: string | null;
  x: number;
  y: number;
}

/** Everything the game is at one moment, as plain data. What follows from it (the play, the score) is derived. */
export interface State {
  screen: Screen;
  /** The screen to return to from settings and cards. */
  behind: Screen;
  attempt: Attempt | null;
  /** Moves taken back, the last first. */
  undone: readonly Move[];
  /** Values while a knob is held: shown at once, not yet a move. */
  preview: Values | null;
  /** What the reader of a hint or the pointer has picked out: a row by its hotel number. */
  picked: number | null;
  /** A picture of one's own, 0 to 1, row after row; null while one of the dataset is looked at. */
  sketch: readonly number[] | null;
  /** The slot of rule cards that the next card goes to, where one was chosen. */
  aimed: string | null;
  carried: Carried | null;
  hint: Hint | null;
  /** The hint was asked for again: its knob and its step are shown, too. */
  hintedOn: boolean;
  progress: Progress;
  /** What went wrong outside the level (storage, an import, an address), as a text key with values. */
  notice: { key: string; values: Record<string, string> } | null;
}
