import type Phaser from 'phaser';
import { createEcho } from './echo.ts';
import type { Area } from './view.ts';

export interface DragHandlers {
  /** Whether a press here begins a drag; also tells where the pointer is a hand. */
  takes(x: number, y: number): boolean;
  move(x: number, y: number): void;
  drop(): void;
}

/** Presses and drags within an area, in CSS pixels of the board. Returns what ends it. */
export function listenToDrag(scene: Phaser.Scene, area: Area, handlers: DragHandlers): () => void {
  let held: number | null = null;
  const echoes = createEcho();
  const place = (pointer: Phaser.Input.Pointer) => scene.cameras.main.getWorldPoint(pointer.x, pointer.y);
  const inside = (x: number, y: number) => x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
  const cursor = (style: string) => { scene.game.canvas.style.cursor = style; };

  const down = (pointer: Phaser.Input.Pointer) => {
    const { x, y } = place(pointer);
    if (echoes(pointer) || held !== null || !inside(x, y) || !handlers.takes(x, y)) return;
    held = pointer.id;
    cursor('grabbing');
    handlers.move(x, y);
  };
  const move = (pointer: Phaser.Input.Pointer) => {
    const { x, y } = place(pointer);
    if (held === pointer.id) handlers.move(x, y);
    else if (held === null && inside(x, y)) cursor(handlers.takes(x, y) ? 'grab' : '');
  };
  const up = (pointer: Phaser.Input.Pointer) => {
    if (echoes(pointer) || held !== pointer.id) return;
    held = null;
    cursor('');
    handlers.drop();
  };
  scene.input.on('pointerdown', down);
  scene.input.on('pointermove', move);
  scene.input.on('pointerup', up);
  scene.input.on('pointerupoutside', up);
  return () => {
    scene.input.off('pointerdown', down);
    scene.input.off('pointermove', move);
    scene.input.off('pointerup', up);
    scene.input.off('pointerupoutside', up);
    cursor('');
  };
}
