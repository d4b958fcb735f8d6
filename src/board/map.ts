import type Phaser from 'phaser';
import type { Part } from '../curriculum/course.ts';
import { challengeOf, lockOf, nextLevel } from '../game/order.ts';
import { isTurned } from '../game/path.ts';
import { levelProgress, type Progress } from '../game/progress.ts';
import { createCamps, drawPassedCamp, drawRing, drawWay } from './camps.ts';
import { drawLantern, drawLightPool, drawValley } from './lantern.ts';
import { createLayer, createSheet } from './layer.ts';
import { drawInLight } from './light.ts';
import { blend, fade, paletteOf } from './palette.ts';
import { createProgressPicture } from './progress-picture.ts';
import { drawLitTerrain, drawTerrain, terrainOf } from './terrain.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

/** The terrain of a part from above: camps along the path that descends, lit as far as one has come. */
export function createMap(scene: Phaser.Scene, services: BoardServices, area: Area, part: Part): BoardView {
  const palette = paletteOf(services.theme());
  const night = palette.theme === 'night';
  const { width, height } = area;
  const { direction } = services.words();
  const terrain = terrainOf(width, height, part.number, direction);
  const ground = createLayer(scene, area);
  drawTerrain(ground.context, terrain, palette, 1, palette.parts[part.number]);
  const lit = createSheet(scene, area);
  drawLitTerrain(lit.context, terrain, palette);
  const scratch = createSheet(scene, area);
  const layer = createLayer(scene, area, 1);
  const { course } = services.game.content;
  const order = part.levels;
  const last = Math.max(1, order.length - 1);
  const way = createCamps(area, order.length, isTurned(part.number, direction));

  const draw = (progress: Progress) => {
    const { context } = layer;
    layer.clear();
    const camps = order.map((id, index) => ({ id, ...way.camp(index), held: levelProgress(progress, id) }));
    const challenge = challengeOf(course, progress, part);
    const goal = nextLevel(course, progress);
    const next = order.findIndex((id) => id === goal);
    way.drawPath(context, 0, 1, fade(palette.contour, 0.95), 2, [1, 8]);
    // The way is lit as far as it was walked: out of the camps that were passed.
    camps.forEach(({ held }, index) => {
      if ((held.passed || held.skipped) && index < last) drawWay(context, palette, way, index / last, (index + 1) / last);
    });
    const valley = way.place(1);
    const arrived = camps.at(-1)?.held.passed === true;
    drawValley(context, palette, valley.x, valley.y, 30, arrived ? 1.4 : 0.55);
    camps.forEach(({ x, y, held }, index) => {
      if (held.passed) drawInLight(context, scratch, lit, x, y, order.length > 14 ? 48 : 62, 0.55);
      if (index === next) {
        drawLightPool(context, palette, x, y, 150, 1.15);
        drawInLight(context, scratch, lit, x, y, 140);
      }
    });
    camps.forEach(({ id, x, y, held }, index) => {
      if (held.passed) drawPassedCamp(context, palette, { x, y }, held);
      else if (index === next) {
        drawRing(context, { x, y }, 16, palette.you.css, 2.5, blend(palette.ground, palette.you, night ? 0.16 : 0.1).css);
        drawLantern(context, palette, x, y + 11, 27, 1);
      } else if (id === challenge || lockOf(course, progress, id) === null) {
        drawRing(context, { x, y }, 13, fade(palette.you, 0.75), 1.5, palette.ground.css);
      } else {
        drawRing(context, { x, y }, 12, night ? palette.contour.css : palette.line.css, 1.5, palette.ground.css);
      }
    });
  };

  return createProgressPicture(services, [layer, ground], draw);
}
