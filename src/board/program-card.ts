import type { Card } from '../curriculum/level.ts';
import type { Held } from '../curriculum/program.ts';
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

function dot(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function arrow(context: Context, x: number, from: number, to: number): void {
  const way = Math.sign(to - from);
  stroke(context, [[x, from], [x, to]]);
  stroke(context, [[x - 6, to - way * 7], [x, to], [x + 6, to - way * 7]]);
}

/** Around the origin, about 48 wide and 32 high. */
const PICTOGRAMS: Readonly<Record<Card, (context: Context, palette: Palette) => void>> = {
  predict(context, palette) {
    context.fillStyle = palette.actual.css;
    for (const [x, y] of [[-17, -5], [-6, -12], [4, 5], [16, 3]] as const) dot(context, x, y, 3);
    context.strokeStyle = palette.you.css;
    stroke(context, [[-23, -13], [23, 12]]);
  },
  error(context, palette) {
    context.strokeStyle = palette.you.css;
    stroke(context, [[-22, -12], [22, -6]]);
    context.strokeStyle = palette.error.css;
    stroke(context, [[0, 11], [0, -8]]);
    stroke(context, [[-7, -8.5], [7, -8.5]]);
    context.fillStyle = palette.actual.css;
    dot(context, 0, 12, 4);
  },
  'times-input'(context, palette) {
    context.strokeStyle = palette.text.css;
    stroke(context, [[-19, -7], [-7, 5]]);
    stroke(context, [[-7, -7], [-19, 5]]);
    context.strokeStyle = palette.you.css;
    stroke(context, [[1, 9], [22, 9]]);
    for (const x of [1, 8, 15, 22]) stroke(context, [[x, 9], [x, x === 22 ? -9 : 4]]);
  },
  average(context, palette) {
    context.strokeStyle = palette.error.css;
    context.lineWidth = 4;
    for (const [x, y] of [[-16, -9], [-5, 6], [6, -13], [17, 2]] as const) stroke(context, [[x, 13], [x, y]]);
    context.lineWidth = 2.4;
    context.strokeStyle = palette.you.css;
    stroke(context, [[-23, -3.5], [23, -3.5]]);
  },
  'times-rate'(context, palette) {
    context.strokeStyle = palette.text.css;
    stroke(context, [[-21, -6], [-10, 5]]);
    stroke(context, [[-10, -6], [-21, 5]]);
    context.fillStyle = palette.you.css;
    for (const [x, y, turn] of [[3, 5, -0.3], [16, -5, 0.2]] as const) {
      context.save();
      context.translate(x, y);
      context.rotate(turn + 0.5);
      context.beginPath();
      context.ellipse(0, -3.4, 3.9, 5.6, 0, 0, 2 * Math.PI);
      context.ellipse(0, 6, 2.9, 3, 0, 0, 2 * Math.PI);
      context.fill();
      context.restore();
    }
  },
  subtract(context, palette) {
    context.strokeStyle = palette.you.css;
    arrow(context, 0, -14, 5);
    context.strokeStyle = palette.text.css;
    stroke(context, [[-16, 12], [16, 12]]);
    stroke(context, [[-20, -7], [-10, -7]]);
  },
};

export function drawPictogram(context: Context, palette: Palette, card: Card, x: number, y: number, scale: number): void {
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  context.lineWidth = 2.4;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  PICTOGRAMS[card](context, palette);
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
