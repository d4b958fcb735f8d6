import type Phaser from 'phaser';
import { isTurned } from '../game/path.ts';
import { levelProgress } from '../game/progress.ts';
import { createCamps, drawPassedCamp, drawRing, drawWay } from './camps.ts';
import { drawLantern, drawLightPool, drawValley } from './lantern.ts';
import { createLayer, createSheet } from './layer.ts';
import { drawDawn, drawGlow, drawInLight, drawSheet } from './light.ts';
import { fade, paletteOf } from './palette.ts';
import { drawLitTerrain, drawTerrain, drawTerrainLines, terrainOf } from './terrain.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

const DESCENT_SECONDS = 5;
const DAWN_SECONDS = 1.8;

/** Slow at the ridge and in the valley. */
function pace(part: number): number {
  return part * part * (3 - 2 * part);
}

/** A part of the course from above, from its end: the lantern goes once more from camp to camp, and the valley has its light. */
export function createValley(scene: Phaser.Scene, services: BoardServices, area: Area, part: string): BoardView {
  const palette = paletteOf(services.theme());
  const { width, height } = area;
  const { direction } = services.words();
  const { course } = services.game.content;
  const found = course.parts.find(({ id }) => id === part);
  const ids = found?.levels ?? [];
  const number = found?.number ?? 0;
  const { progress } = services.game.state();
  const held = ids.map((id) => levelProgress(progress, id));
  const way = createCamps(area, ids.length, isTurned(number, direction));
  const last = Math.max(1, ids.length - 1);
  const terrain = terrainOf(width, height, number, direction);
  const ground = createLayer(scene, area);
  const layer = createLayer(scene, area, 1);
  const lights = createLayer(scene, area, 2);
  const top = createLayer(scene, area, 3);
  const [lit, scratch, green] = [createSheet(scene, area), createSheet(scene, area), createSheet(scene, area)];
  drawTerrain(ground.context, terrain, palette, 1, palette.parts[number]);
  drawLitTerrain(lit.context, terrain, palette);
  drawTerrainLines(green.context, terrain, palette.target);
  const valley = way.place(1);
  const span = Math.hypot(width, height);
  const reach = Math.min(width, height) * 0.46;
  const end = DESCENT_SECONDS + DAWN_SECONDS;
  let clock = services.reducedMotion() ? end : 0;
  let reached = 0;
  let drawn = -1;

  const arrive = () => {
    clock = end;
  };
  scene.input.on('pointerdown', arrive);

  /** Camps that were passed on the way keep their light. */
  const light = (along: number) => {
    for (; reached < held.length && reached / last <= along + 1e-9; reached++) {
      const [camp, at] = [held[reached], way.camp(reached)];
      if (camp?.passed === true) {
        drawInLight(lights.context, scratch, lit, at.x, at.y, 78, 0.7);
        drawPassedCamp(lights.context, palette, at, camp);
      } else drawRing(lights.context, at, 12, palette.contour.css, 1.5, palette.ground.css);
    }
  };

  const draw = () => {
    const { context } = layer;
    const along = pace(Math.min(1, clock / DESCENT_SECONDS));
    const rise = Math.max(0, Math.min(1, (clock - DESCENT_SECONDS) / DAWN_SECONDS));
    light(along);
    layer.clear();
    top.clear();
    way.drawPath(context, along, 1, fade(palette.contour, 0.95), 2, [1, 8]);
    held.forEach((camp, index) => {
      const [from, to] = [index / last, Math.min((index + 1) / last, along)];
      if ((camp.passed || camp.skipped) && to > from) drawWay(context, palette, way, from, to);
    });
    drawValley(context, palette, valley.x, valley.y, 30, 0.55 + 0.85 * rise);
    if (rise > 0) {
      drawGlow(context, palette.target, valley.x, valley.y, reach * (0.6 + 0.4 * rise), 0.34 * rise);
      drawInLight(context, scratch, green, valley.x, valley.y, reach, rise);
      if (rise < 1) {
        drawDawn(context, palette.target, valley.x, valley.y, span, rise, () => {
          context.globalAlpha = 0.7 * (1 - rise);
          drawSheet(context, green);
        });
      }
    }
    const { x, y } = way.place(along);
    drawLightPool(context, palette, x, y, 130, 1.1);
    // In the valley it stands a little lower: the stars of the last camp are above it.
    drawLantern(top.context, palette, x, y + 12 + 14 * rise, 40);
  };

  return {
    update(seconds) {
      if (services.reducedMotion()) clock = end;
      else if (drawn >= 0) clock = Math.min(end, clock + seconds);
      if (clock === drawn) return;
      draw();
      drawn = clock;
    },
    moving: () => drawn < end,
    destroy() {
      scene.input.off('pointerdown', arrive);
      for (const each of [ground, layer, lights, top]) each.destroy();
    },
  };
}
