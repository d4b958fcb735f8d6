import type Phaser from 'phaser';
import { createDawn } from './dawn.ts';
import { createLayer, createSheet } from './layer.ts';
import { drawDawn, drawSheet } from './light.ts';
import { paletteOf } from './palette.ts';
import { drawTerrain, drawTerrainLines, terrainOf } from './terrain.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

/** What of the dawn's light stays on the ground. */
const AFTERGLOW = 0.26;

/** The quiet mountainside behind a view that has no ground of its own; a pass lights its lines outward from below. */
export function createBackdrop(scene: Phaser.Scene, services: BoardServices, area: Area): BoardView {
  const palette = paletteOf(services.theme());
  const terrain = terrainOf(area.width, area.height);
  const ground = createLayer(scene, area, -10);
  drawTerrain(ground.context, terrain, palette, 0.4);
  const layer = createLayer(scene, area, -9);
  const lit = createSheet(scene, area);
  const dawn = createDawn(() => services.reducedMotion());
  let drawn: number | null = null;

  const draw = (part: number) => {
    const { context } = layer;
    layer.clear();
    if (part === 0) return;
    const strength = 0.9 + (AFTERGLOW - 0.9) * part;
    drawDawn(context, palette.target, area.x + area.width / 2, area.y + area.height, Math.hypot(area.width / 2, area.height), part, () => {
      context.globalAlpha = strength;
      drawSheet(context, lit);
    });
  };

  return {
    update(seconds) {
      const play = services.game.play();
      if (play === null) return;
      dawn.follow(play, seconds);
      const part = dawn.part() ?? 0;
      if (part === drawn) return;
      if (drawn === null) drawTerrainLines(lit.context, terrain, palette.target);
      drawn = part;
      draw(part);
    },
    moving: () => dawn.moving(),
    destroy() {
      ground.destroy();
      layer.destroy();
    },
  };
}
