import type Phaser from 'phaser';
import type { View } from '../curriculum/level.ts';
import { createLayer } from './layer.ts';
import { paletteOf } from './palette.ts';
import { createView } from './registry.ts';
import { drawTerrain, terrainOf } from './terrain.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

/** The main view large; insets share a strip beside it, or below where the board is taller than wide. */
export function layOut(views: readonly View[], area: Area): readonly { view: View; area: Area }[] {
  const main = views.filter((view) => view.place === 'main');
  const insets = views.filter((view) => view.place === 'inset');
  const split = (group: readonly View[], within: Area, along: 'x' | 'y') => group.map((view, index) => ({
    view,
    area: along === 'x'
      ? { ...within, x: within.x + (within.width * index) / group.length, width: within.width / group.length }
      : { ...within, y: within.y + (within.height * index) / group.length, height: within.height / group.length },
  }));
  if (insets.length === 0 || main.length === 0) return split(views, area, area.width > area.height ? 'x' : 'y');
  const { x, y, width, height } = area;
  if (width > height * 1.15) {
    const strip = Math.min(Math.max(width * 0.32, 200), 320);
    const tall = Math.min(height, strip * 1.05 * insets.length);
    return [
      ...split(main, { x, y, width: width - strip, height }, 'x'),
      ...split(insets, { x: x + width - strip, y: y + (height - tall) / 2, width: strip, height: tall }, 'y'),
    ];
  }
  const strip = Math.min(Math.max(height * 0.32, 120), 240);
  return [
    ...split(main, { x, y, width, height: height - strip }, 'y'),
    ...split(insets, { x, y: y + height - strip, width, height: strip }, 'x'),
  ];
}

/** The views of the phase that is played. */
export function createLevel(scene: Phaser.Scene, services: BoardServices, area: Area): BoardView {
  const views = services.game.play()?.stage.task.views ?? [];
  const ground = createLayer(scene, area, -10);
  const palette = paletteOf(services.theme());
  const ownGround = views.some(({ kind, place }) => place === 'main' && (kind === 'landscape' || kind === 'loss-curve'));
  if (ownGround) {
    ground.context.fillStyle = palette.ground.css;
    ground.context.fillRect(area.x, area.y, area.width, area.height);
  } else {
    drawTerrain(ground.context, terrainOf(area.width, area.height), palette, 0.4);
  }
  const parts = layOut(views, area).map((part) => createView(scene, services, part.view, part.area));
  return {
    update(seconds) {
      for (const part of parts) part.update(seconds);
    },
    moving: () => parts.some((part) => part.moving()),
    destroy() {
      for (const part of parts) part.destroy();
      ground.destroy();
    },
  };
}
