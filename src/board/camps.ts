import { campPoint, pathPoint, type Point } from '../game/path.ts';
import type { LevelProgress } from '../game/progress.ts';
import { drawGlow } from './light.ts';
import { blend, fade, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** The path down the mountain and the camps along it, in an area. */
export interface Camps {
  /** The point a part `along` (0 to 1) of the way. */
  place(along: number): Point;
  camp(index: number): Point;
  /** The path between two parts of the way. */
  drawPath(context: Context, from: number, to: number, style: string, wide: number, dash?: readonly number[]): void;
}

export function createCamps({ x: left, y: top, width, height }: Area, count: number, turned = false): Camps {
  const portrait = height > width;
  const placed = ({ x, y }: Point): Point => ({ x: left + x * width, y: top + y * height });
  const place = (along: number) => placed(pathPoint(along, portrait, turned));
  return {
    place,
    camp: (index) => placed(campPoint(index, count, portrait, turned)),
    drawPath(context, from, to, style, wide, dash = []) {
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
    },
  };
}

export function drawRing(context: Context, { x, y }: Point, radius: number, style: string, wide: number, fill?: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.fill();
  }
  context.strokeStyle = style;
  context.lineWidth = wide;
  context.stroke();
}

/** The path as far as one has come. */
export function drawWay(context: Context, palette: Palette, camps: Camps, from: number, along: number): void {
  camps.drawPath(context, from, along, fade(palette.you, palette.theme === 'night' ? 0.16 : 0.14), 9);
  camps.drawPath(context, from, along, fade(palette.you, 0.9), 2);
}

/** A camp that was passed: its light, a ring where it was understood, and its stars above. */
export function drawPassedCamp(context: Context, palette: Palette, at: Point, held: LevelProgress): void {
  const night = palette.theme === 'night';
  const light = night ? palette.flame.css : palette.you.css;
  const dot = (x: number, y: number, radius: number) => {
    context.fillStyle = light;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  };
  drawGlow(context, palette.you, at.x, at.y, 36, night ? 0.35 : 0.16);
  drawRing(context, at, 13, palette.you.css, 2, blend(palette.ground, palette.you, night ? 0.42 : 0.3).css);
  dot(at.x, at.y, 5);
  if (held.understood) drawRing(context, at, 18, palette.target.css, 1.5);
  for (let star = 0; star < held.stars; star++) {
    const angle = -Math.PI / 2 + (star - (held.stars - 1) / 2) * 0.62;
    const [x, y] = [at.x + 27 * Math.cos(angle), at.y + 27 * Math.sin(angle)];
    drawGlow(context, palette.you, x, y, 9, night ? 0.55 : 0.3);
    dot(x, y, 2.4);
  }
}
