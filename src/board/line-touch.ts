import type Phaser from 'phaser';
import { createEcho } from './echo.ts';
import type { Point } from './line-frame.ts';
import type { Area } from './view.ts';

/** What a held pointer does until it is let go. */
export interface Hold {
  move(point: Point): void;
  release(point: Point): void;
}

export interface Hands {
  /** A hold where something can be taken at this point. */
  grab(point: Point): Hold | null;
  /** The pointer passes over, or leaves (null); tells the cursor. */
  hover(point: Point | null): 'default' | 'pointer' | 'ns-resize' | 'ew-resize';
}

/** Pointer events of an area as holds: one at a time, the first finger counts. */
export function createTouch(scene: Phaser.Scene, area: Area, hands: Hands): { holding(): boolean; destroy(): void } {
  let hold: { by: number; what: Hold } | null = null;
  let over = false;
  const echoes = createEcho();
  const pointOf = (pointer: Phaser.Input.Pointer): Point => scene.cameras.main.getWorldPoint(pointer.x, pointer.y);
  const inside = ({ x, y }: Point) => x >= area.x && y >= area.y && x <= area.x + area.width && y <= area.y + area.height;

  const down = (pointer: Phaser.Input.Pointer) => {
    const point = pointOf(pointer);
    if (echoes(pointer) || hold !== null || !inside(point)) return;
    const what = hands.grab(point);
    if (what !== null) hold = { by: pointer.id, what };
  };
  const move = (pointer: Phaser.Input.Pointer) => {
    const point = pointOf(pointer);
    if (hold !== null) {
      if (hold.by === pointer.id) hold.what.move(point);
      return;
    }
    const now = inside(point);
    if (now) scene.input.setDefaultCursor(hands.hover(point));
    else if (over) scene.input.setDefaultCursor(hands.hover(null));
    over = now;
  };
  const up = (pointer: Phaser.Input.Pointer) => {
    if (echoes(pointer) || hold === null || hold.by !== pointer.id) return;
    const { what } = hold;
    hold = null;
    what.release(pointOf(pointer));
  };
  scene.input.on('pointerdown', down);
  scene.input.on('pointermove', move);
  scene.input.on('pointerup', up);
  scene.input.on('pointerupoutside', up);
  return {
    holding: () => hold !== null,
    destroy() {
      scene.input.off('pointerdown', down);
      scene.input.off('pointermove', move);
      scene.input.off('pointerup', up);
      scene.input.off('pointerupoutside', up);
    },
  };
}
