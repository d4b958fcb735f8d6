import type Phaser from 'phaser';
import type { View } from '../curriculum/level-view.ts';
import type { Crowd } from '../game/crowd.ts';
import type { Ghost } from '../game/ghost.ts';
import type { LiveRun } from '../game/live.ts';
import type { Game } from '../game/store.ts';
import type { Words } from '../game/translate.ts';

/** Part of the canvas in CSS pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the composition root hands to the board. */
export interface BoardServices {
  game: Game;
  words(): Words;
  theme(): 'night' | 'day';
  reducedMotion(): boolean;
  /** Filled by the trainer; read every frame. */
  crowd(): Crowd | null;
  ghost(): Ghost | null;
  live(): LiveRun | null;
}

/** One picture of a level: draws a View of it in an area, and sends the moves that its handles make. */
export interface BoardView {
  /** Called after each change of state and on every frame in which something moves; `seconds` since the last frame. */
  update(seconds: number): void;
  /** True while something is still on its way, so that frames go on. */
  moving(): boolean;
  destroy(): void;
}

export type CreateView<Kind extends View['kind']> = (
  scene: Phaser.Scene,
  services: BoardServices,
  view: Extract<View, { kind: Kind }>,
  area: Area,
) => BoardView;
