import type { Card } from '../curriculum/card.ts';
import type { Held } from '../curriculum/laid.ts';
import { CARD_SIGNS } from '../game/card-sign.ts';
import { fade, type Palette } from './palette.ts';

type Context = CanvasRenderingContext2D;

function stroke(context: Context, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  for (const [index, [x, y]] of points.entries()) {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.stroke();
}

const shapes = new Map<string, Path2D>();

function shapeOf(path: string): Path2D {
  const made = shapes.get(path) ?? new Path2D(path);
  shapes.set(path, made);
  return made;
}

export function drawPictogram(context: Context, palette: Palette, card: Card, x: number, y: number, scale: number): void {
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const { path, role, filled, width } of CARD_SIGNS[card]) {
    context.fillStyle = palette[role].css;
    context.strokeStyle = palette[role].css;
    context.lineWidth = width;
    if (filled) context.fill(shapeOf(path));
    else context.stroke(shapeOf(path));
  }
  context.restore();
}

/** What a card leaves: a row of bars up and down from a level, or one bar. */
export function drawHeld(context: Context, palette: Palette, held: Held, x: number, y: number, width: number, height: number): void {
  if (held === null) return;
  const values = typeof held === 'number' ? [held] : held;
  const largest = Math.max(...values.map(Math.abs), 1e-9);
  const step = Math.min(12, width / values.length);
  const left = x - (step * values.length) / 2;
  context.strokeStyle = fade(palette.quiet, 0.6);
  context.lineWidth = 1;
  stroke(context, [[left - 3, y], [left + step * values.length + 3, y]]);
  for (const [index, value] of values.entries()) {
    const tall = Number.isFinite(value) ? (value / largest) * (height / 2) : height / 2;
    context.fillStyle = value < 0 ? fade(palette.error, 0.85) : palette.you.css;
    context.fillRect(left + index * step + 1, Math.min(y, y - tall), Math.max(1.5, step - 2), Math.abs(tall));
  }
}
