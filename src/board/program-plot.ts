import type { Values } from '../curriculum/draw.ts';
import type { Rows } from '../engine/rows.ts';
import { lineAt } from './line-drag.ts';
import { cut, type Frame, pixel, type Point } from './line-frame.ts';
import { drawTownGround } from './line-ground.ts';
import { drawBar, drawHotel, drawOtherLine, drawOwnLine } from './line-marks.ts';
import { FIGURES, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** The small plot of a town: its hotels, the line of the start and the line that the true learner ends with. */
export function townFrame(area: Area, rows: Rows, start: Values, end: Values): Frame {
  const far = Math.ceil(Math.max(...rows.inputs) + 0.2);
  const low = Math.min(...rows.targets);
  const high = Math.max(...rows.targets);
  const room = (high - low) * 0.8;
  const ends = [start, end].flatMap((values) => [lineAt(values, 0), lineAt(values, far)]).filter(Number.isFinite);
  const prices = [low, high, ...ends.map((price) => Math.min(high + room, Math.max(low - room, price)))];
  const pad = Math.max(4, (high - low) * 0.08);
  const plot = { x: area.x + 18, y: area.y, width: area.width - 36, height: Math.max(40, area.height - 16) };
  return {
    plot, small: area.height < 150 || area.width < 260, text: 16, street: plot.y + plot.height + 3,
    x: { from: 0, to: far, start: plot.x, end: plot.x + plot.width, ticks: [] },
    y: { from: Math.min(...prices) - pad, to: Math.max(...prices) + pad, start: plot.y + plot.height, end: plot.y, ticks: [] },
  };
}

function lineOf(frame: Frame, values: Values): readonly (readonly Point[])[] {
  const ends = [frame.x.from, frame.x.to].map((input) => ({ x: pixel(frame.x, input), y: pixel(frame.y, lineAt(values, input)) }));
  return cut(ends, frame.plot.y, frame.plot.y + frame.plot.height);
}

/** The shown town with the learner's line and, once it has run, the true learner's. */
export function drawTown(context: Context, palette: Palette, frame: Frame, rows: Rows, ours: Values, right: Values | null): void {
  drawTownGround(context, palette, frame);
  if (right !== null) {
    drawOtherLine(context, palette.target, lineOf(frame, right), [], 9, 0.22);
    drawOtherLine(context, palette.target, lineOf(frame, right), [], 1.5, 0.9);
  }
  const pieces = lineOf(frame, ours);
  drawOwnLine(context, palette, pieces, frame.small);
  for (let row = 0; row < rows.count; row++) {
    drawHotel(context, palette, pixel(frame.x, rows.inputs[row] ?? 0), pixel(frame.y, rows.targets[row] ?? 0), frame.small ? 4 : 5.5);
  }
  const seen = pieces.flat().map(({ x }) => x);
  if (seen.length === 0 || Math.max(...seen) - Math.min(...seen) < frame.plot.width * 0.2) drawGone(context, palette, frame, ours);
}

/** Pixels under which a gap is pointed at from outside. */
const NARROW = 22;

/** Two arrows from above and below, point to point but for the gap. */
function drawPinch(context: Context, palette: Palette, x: number, y: number, half: number, part: number): void {
  context.save();
  context.globalAlpha *= part;
  context.strokeStyle = palette.error.css;
  context.lineWidth = 3;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const way of [-1, 1]) {
    const tip = y + way * (half + 4 + 10 * (1 - part));
    context.beginPath();
    context.moveTo(x, tip + way * 22);
    context.lineTo(x, tip);
    context.moveTo(x - 6, tip + way * 8);
    context.lineTo(x, tip);
    context.lineTo(x + 6, tip + way * 8);
    context.stroke();
  }
  context.restore();
}

/** The widest gap between both lines, from the right price at that hotel to the learner's, with its figure. */
export function drawGap(context: Context, palette: Palette, frame: Frame, input: number, ours: Values, right: Values, figure: string, part: number): void {
  if (part <= 0) return;
  const { plot } = frame;
  const x = pixel(frame.x, input);
  const held = (price: number) => Math.min(plot.y + plot.height - 4, Math.max(plot.y + 4, pixel(frame.y, price)));
  const from = held(lineAt(right, input));
  const end = lineAt(ours, input);
  const to = from + (held(Number.isFinite(end) ? end : frame.y.to) - from) * part;
  if (Math.abs(to - from) < NARROW) drawPinch(context, palette, x, (from + to) / 2, Math.abs(to - from) / 2, part);
  else drawBar(context, x, from, to, { colour: palette.error, alpha: 0.95, width: frame.small ? 3 : 5, dashed: false });
  if (part < 1 || figure === '') return;
  const left = x > plot.x + plot.width * 0.6;
  context.save();
  context.font = `700 ${frame.text + (frame.small ? 0 : 4)}px ${FIGURES}`;
  context.textAlign = left ? 'right' : 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 6;
  context.strokeStyle = palette.ground.css;
  context.fillStyle = palette.error.css;
  const beside = Math.abs(to - from) < NARROW ? (ours['w'] ?? 0) < 0 === left ? 22 : -22 : 0;
  const at = [x + (left ? -14 : 14), Math.min(plot.y + plot.height - 12, Math.max(plot.y + 12, (from + to) / 2 + beside))] as const;
  context.strokeText(figure, ...at);
  context.fillText(figure, ...at);
  context.restore();
}

/** The line has left the town: which way it flew. */
function drawGone(context: Context, palette: Palette, { plot, x, y }: Frame, ours: Values): void {
  const price = lineAt(ours, (x.from + x.to) / 2);
  const up = !(price < y.from);
  const middle = plot.x + plot.width / 2;
  const edge = up ? plot.y + 10 : plot.y + plot.height - 10;
  const way = up ? 1 : -1;
  context.save();
  context.strokeStyle = palette.error.css;
  context.lineWidth = 3.5;
  context.lineCap = 'round';
  for (const away of [0, 12]) {
    context.beginPath();
    context.moveTo(middle - 14, edge + way * (away + 11));
    context.lineTo(middle, edge + way * away);
    context.lineTo(middle + 14, edge + way * (away + 11));
    context.stroke();
  }
  context.restore();
}
