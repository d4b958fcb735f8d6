import type { Classwork } from '../classroom/seat.ts';
import type { Crowd } from '../game/crowd.ts';
import type { Ghost } from '../game/ghost.ts';
import type { LiveRun } from '../game/live.ts';
import type { Game } from '../game/store.ts';
import type { Words } from '../game/translate.ts';

/** Ways to train reference networks. */
export type Backend = 'webgpu' | 'simd' | 'plain';

export interface Language {
  code: string;
  /** In the language itself. */
  name: string;
}

/** What the composition root hands to the panel. */
export interface PanelServices {
  game: Game;
  words(): Words;
  languages(): readonly Language[];
  /** The reference networks of the level that is played; filled by the trainer, read every frame while it trains. */
  crowd(): Crowd | null;
  pickCrowd(index: number | null): void;
  /**
   * What trains them, with how many workers, and how many networks of a usual size a second (null: not measured yet);
   * `absent` was chosen and does not run here. Null until the trainer is there.
   */
  training(): { readonly backend: Backend; readonly workers: number; readonly speed: number | null; readonly absent: Backend | null } | null;
  /** Null again as soon as it no longer starts where the player stands. */
  ghost(): Ghost | null;
  askGhost(): void;
  scrubGhost(epoch: number): void;
  /** The training that is watched in this level; null before it begins and once it is left. */
  live(): LiveRun | null;
  /** Begins it, pauses it, or goes on from the moment that is shown. */
  pressLive(): void;
  /** Shows another moment; `chosen`: it is left there, and handed in. */
  scrubLive(at: number, chosen: boolean): void;
  /** The class that this device is in or about to join; null where it never asked for one. */
  classwork(): Classwork | null;
  /** Whether this device keeps the progress. */
  storage(): 'kept' | 'none';
  /** What the board showed at the best run of each level. */
  pictures(): Promise<ReadonlyMap<string, Blob>>;
  exportProgress(): void;
  /** Rejects with an Error where the file is no progress of this game. */
  importProgress(file: File): Promise<void>;
}

export interface Panel {
  /** To be called when something outside the game's state changed: the words, the ghost, another crowd. */
  refresh(): void;
  destroy(): void;
}
