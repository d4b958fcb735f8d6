import type Phaser from 'phaser';
import { partOnMap, playableParts, tallyOf } from '../game/parts.ts';
import { splinePoint, valleyPoints } from '../game/path.ts';
import { levelProgress, type Progress } from '../game/progress.ts';
import { drawRing } from './camps.ts';
import { drawLightPool } from './lantern.ts';
import { createLayer, createSheet, type Sheet } from './layer.ts';
import { drawGlow, drawInLight, freshSheet } from './light.ts';
import { blend, type Colour, fade, paletteOf } from './palette.ts';
import { createProgressPicture } from './progress-picture.ts';
import { courseTerrain, drawTerrain, drawTerrainLines, type Terrain } from './terrain.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

/** Lines in a colour on a cleared sheet, no further than one light reaches: drawn over all of the terrain for every part they take most of the time of this picture. */
function drawLitLines(sheet: Sheet, terrain: Terrain, colour: Colour, { x, y, width, height }: Area): void {
  const { context } = sheet;
  context.clearRect(0, 0, terrain.width, terrain.height);
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  drawTerrainLines(context, terrain, colour);
  context.restore();
  freshSheet(sheet);
}

/** All parts from further above: a valley each in its colour, a small light for every camp in it, the lantern's light where play goes on. */
export function createCourse(scene: Phaser.Scene, services: BoardServices, area: Area): BoardView {
  const palette = paletteOf(services.theme());
  const night = palette.theme === 'night';
  const { width, height } = area;
  const { direction } = services.words();
  const { course } = services.game.content;
  const parts = playableParts(course);
  const points = valleyPoints(parts.length, area, direction);
  const terrain = courseTerrain(width, height, parts.length, direction);
  const ground = createLayer(scene, area);
  drawTerrain(ground.context, terrain, palette);
  const lit = createSheet(scene, area);
  const scratch = createSheet(scene, area);
  const layer = createLayer(scene, area, 1);
  const low = height < 480;
  const rim = low ? 29 : 39;
  const light = low ? 72 : 118;

  const trace = (from: number, to: number, style: string, wide: number, dash: readonly number[]) => {
    const { context } = layer;
    const pieces = Math.max(2, Math.ceil((to - from) * 40));
    context.beginPath();
    for (let piece = 0; piece <= pieces; piece++) {
      const { x, y } = splinePoint(points, from + ((to - from) * piece) / pieces);
      context.lineTo(x * width, y * height);
    }
    context.setLineDash([...dash]);
    context.strokeStyle = style;
    context.lineWidth = wide;
    context.lineCap = 'round';
    context.stroke();
    context.setLineDash([]);
  };

  const draw = (progress: Progress) => {
    const { context } = layer;
    const here = parts.findIndex(({ id }) => id === partOnMap(course, progress, { name: 'course' })?.id);
    layer.clear();
    trace(0, parts.length - 1, fade(palette.contour, 0.95), 2, [1, 8]);
    if (here > 0) {
      trace(0, here, fade(palette.you, night ? 0.16 : 0.14), 9, []);
      trace(0, here, fade(palette.you, 0.9), 2, []);
    }
    parts.forEach((part, index) => {
      const [left, top] = points[index] ?? [0.5, 0.5];
      const [x, y] = [left * width, top * height];
      const colour = palette.parts[part.number] ?? palette.quiet;
      const { lock, passed } = tallyOf(course, progress, part);
      const strength = passed === part.levels.length ? 1 : lock === null ? 0.8 : 0.34;
      drawLitLines(lit, terrain, colour, { x: x - light, y: y - light, width: 2 * light, height: 2 * light });
      drawGlow(context, colour, x, y, light, (night ? 0.3 : 0.22) * strength);
      drawInLight(context, scratch, lit, x, y, light, strength);
      if (index === here) drawLightPool(context, palette, x, y, light * 1.25, 1.2);
      drawRing(context, { x, y }, rim - 8, fade(colour, 0.001), 1, palette.ground.css);
      part.levels.forEach((id, camp) => {
        const angle = -Math.PI / 2 + (2 * Math.PI * camp) / part.levels.length;
        const [dotX, dotY] = [x + rim * Math.cos(angle), y + rim * Math.sin(angle)];
        const held = levelProgress(progress, id);
        if (held.passed) drawGlow(context, palette.you, dotX, dotY, 9, night ? 0.7 : 0.35);
        context.beginPath();
        context.arc(dotX, dotY, held.passed ? 2.8 : 2, 0, 2 * Math.PI);
        context.fillStyle = held.passed ? (night ? palette.flame.css : palette.you.css) : blend(palette.ground, colour, lock === null ? 0.75 : 0.45).css;
        context.fill();
      });
    });
  };

  return createProgressPicture(services, [layer, ground], draw);
}
