import type { Values } from '../curriculum/level.ts';
import type { Rows } from '../engine/rows.ts';
import { cut, type Point } from './line-frame.ts';
import { drawHotel, drawOtherLine, drawOwnLine } from './line-marks.ts';
import { fade, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** Where a town's hotels stand in the small plot. */
export interface TownFrame {
  area: Area;
  far: number;
  low: number;
  high: number;
}

export function townFrame(area: Area, rows: Rows, start: Values, end: Values): TownFrame {
  const far = Math.max(...rows.inputs) * 1.04;
  const prices = [...rows.targets, ...[start, end].flatMap((values) => [priceAt(values, 0), priceAt(values, far)])];
  const low = Math.min(...prices);
  const high = Math.max(...prices);
  const pad = Math.max(5, (high - low) * 0.12);
  return { area, far, low: low - pad, high: high + pad };
}

function priceAt(values: Values, input: number): number {
  return (values['w'] ?? 0) * input + (values['b'] ?? 0);
}

function point({ area, far, low, high }: TownFrame, input: number, price: number): Point {
  return { x: area.x + 16 + (input / far) * (area.width - 32), y: area.y + area.height - ((price - low) / (high - low)) * area.height };
}

function lineOf(frame: TownFrame, values: Values): readonly (readonly Point[])[] {
  const ends = [point(frame, 0, priceAt(values, 0)), point(frame, frame.far, priceAt(values, frame.far))];
  return cut(ends, frame.area.y, frame.area.y + frame.area.height);
}

/** The shown town with the learner's line and, once it has run, the true learner's. */
export function drawTown(context: Context, palette: Palette, frame: TownFrame, rows: Rows, ours: Values, right: Values | null): void {
  const { area } = frame;
  context.save();
  context.fillStyle = fade(palette.ground, 0.55);
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(area.x, area.y, area.width, area.height, 12);
  context.fill();
  context.stroke();
  context.clip();
  if (right !== null) {
    drawOtherLine(context, palette.target, lineOf(frame, right), [], 7, 0.28);
    drawOtherLine(context, palette.target, lineOf(frame, right), [], 1.4, 0.9);
  }
  const pieces = lineOf(frame, ours);
  drawOwnLine(context, palette, pieces, area.height < 160);
  for (let row = 0; row < rows.count; row++) {
    const { x, y } = point(frame, rows.inputs[row] ?? 0, rows.targets[row] ?? 0);
    drawHotel(context, palette, x, y, area.height < 160 ? 4 : 5.5);
  }
  if (pieces.length === 0) drawGone(context, palette, frame, ours);
  context.restore();
}

/** The line has left the town: which way it flew. */
function drawGone(context: Context, palette: Palette, frame: TownFrame, ours: Values): void {
  const { area } = frame;
  const price = priceAt(ours, frame.far / 2);
  const up = !(price < frame.low);
  const x = area.x + area.width / 2;
  const y = up ? area.y + 10 : area.y + area.height - 10;
  const way = up ? 1 : -1;
  context.strokeStyle = palette.error.css;
  context.lineWidth = 3.5;
  context.lineCap = 'round';
  for (const [away, side] of [[0, 13], [11, 13]] as const) {
    context.beginPath();
    context.moveTo(x - side, y + way * (away + 11));
    context.lineTo(x, y + way * away);
    context.lineTo(x + side, y + way * (away + 11));
    context.stroke();
  }
}
