import type Phaser from 'phaser';
import { courseOrder } from '../curriculum/course.ts';
import { campPoint, pathPoint } from '../game/path.ts';
import { levelProgress } from '../game/progress.ts';
import { drawLantern, drawLightPool, drawValley } from './lantern.ts';
import { createLayer, createSheet } from './layer.ts';
import { drawGlow, drawInLight } from './light.ts';
import { blend, fade, paletteOf } from './palette.ts';
import { drawLitTerrain, drawTerrain, terrainOf } from './terrain.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

/** The terrain from above: camps along the path that descends, lit as far as one has come. */
export function createMap(scene: Phaser.Scene, services: BoardServices, area: Area): BoardView {
  const palette = paletteOf(services.theme());
  const night = palette.theme === 'night';
  const { width, height } = area;
  const portrait = height > width;
  const terrain = terrainOf(width, height);
  const ground = createLayer(scene, area);
  drawTerrain(ground.context, terrain, palette);
  const lit = createSheet(scene, area);
  drawLitTerrain(lit.context, terrain, palette);
  const scratch = createSheet(scene, area);
  const layer = createLayer(scene, area, 1);
  const order = courseOrder(services.game.content.course);
  const last = Math.max(1, order.length - 1);
  let drawnFor: unknown = null;

  const place = (along: number) => {
    const { x, y } = pathPoint(along, portrait);
    return { x: x * width, y: y * height };
  };
  const camp = (index: number) => {
    const { x, y } = campPoint(index, order.length, portrait);
    return { x: x * width, y: y * height };
  };

  const drawPath = (from: number, to: number, style: string, wide: number, dash: readonly number[]) => {
    const { context } = layer;
    context.beginPath();
    const pieces = Math.max(2, Math.ceil((to - from) * 260));
    for (let piece = 0; piece <= pieces; piece++) {
      const { x, y } = place(from + ((to - from) * piece) / pieces);
      if (piece === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.setLineDash([...dash]);
    context.strokeStyle = style;
    context.lineWidth = wide;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke();
    context.setLineDash([]);
  };

  const drawStars = (x: number, y: number, stars: number) => {
    for (let star = 0; star < stars; star++) {
      const angle = -Math.PI / 2 + (star - (stars - 1) / 2) * 0.62;
      const [sx, sy] = [x + 27 * Math.cos(angle), y + 27 * Math.sin(angle)];
      drawGlow(layer.context, palette.you, sx, sy, 9, night ? 0.55 : 0.3);
      layer.context.fillStyle = night ? palette.flame.css : palette.you.css;
      layer.context.beginPath();
      layer.context.arc(sx, sy, 2.4, 0, 2 * Math.PI);
      layer.context.fill();
    }
  };

  const ring = (x: number, y: number, radius: number, style: string, wide: number, fill?: string) => {
    const { context } = layer;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (fill !== undefined) {
      context.fillStyle = fill;
      context.fill();
    }
    context.strokeStyle = style;
    context.lineWidth = wide;
    context.stroke();
  };

  const draw = () => {
    const { context } = layer;
    const { progress } = services.game.state();
    layer.clear();
    const camps = order.map((id, index) => ({ ...camp(index), held: levelProgress(progress, id) }));
    const open = (index: number) => {
      const before = camps[index - 1]?.held;
      return progress.settings.openAll || before === undefined || before.passed || before.skipped;
    };
    const next = camps.findIndex(({ held }, index) => !held.passed && !held.skipped && open(index));
    const far = next < 0 ? order.length - 1 : next;
    drawPath(0, 1, fade(palette.contour, 0.95), 2, [1, 8]);
    drawPath(0, far / last, fade(palette.you, night ? 0.16 : 0.14), 9, []);
    drawPath(0, far / last, fade(palette.you, 0.9), 2, []);
    const valley = place(1);
    const arrived = camps.at(-1)?.held.passed === true;
    drawValley(context, palette, valley.x, valley.y, 30, arrived ? 1.4 : 0.55);
    camps.forEach(({ x, y, held }, index) => {
      if (held.passed) drawInLight(context, scratch, lit, x, y, 62, 0.55);
      if (index === next) {
        drawLightPool(context, palette, x, y, 150, 1.15);
        drawInLight(context, scratch, lit, x, y, 140);
      }
    });
    camps.forEach(({ x, y, held }, index) => {
      if (held.passed) {
        drawGlow(context, palette.you, x, y, 36, night ? 0.35 : 0.16);
        ring(x, y, 13, palette.you.css, 2, blend(palette.ground, palette.you, night ? 0.42 : 0.3).css);
        context.fillStyle = night ? palette.flame.css : palette.you.css;
        context.beginPath();
        context.arc(x, y, 5, 0, 2 * Math.PI);
        context.fill();
        if (held.understood) ring(x, y, 18, palette.target.css, 1.5);
        drawStars(x, y, held.stars);
      } else if (index === next) {
        ring(x, y, 16, palette.you.css, 2.5, blend(palette.ground, palette.you, night ? 0.16 : 0.1).css);
        drawLantern(context, palette, x, y + 11, 27, 1);
      } else if (open(index)) {
        ring(x, y, 13, fade(palette.you, 0.75), 1.5, palette.ground.css);
      } else {
        ring(x, y, 12, night ? palette.contour.css : palette.line.css, 1.5, palette.ground.css);
      }
    });
  };

  return {
    update() {
      const { progress } = services.game.state();
      if (progress === drawnFor) return;
      drawnFor = progress;
      draw();
    },
    moving: () => false,
    destroy() {
      layer.destroy();
      ground.destroy();
    },
  };
}
