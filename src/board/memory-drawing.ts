import type { Words } from '../game/translate.ts';
import { drawHollowLantern, drawLantern } from './lantern.ts';
import { drawGlow } from './light.ts';
import { drawFigure } from './neuron-drawing.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

export interface MemoryFrame {
  small: boolean;
  text: number;
  /** Where step `step`, counted from 0, stands. */
  x(step: number): number;
  /** The height of what is said, and back. */
  y(said: number): number;
  saidAt(y: number): number;
  top: number;
  bottom: number;
  /** The least and the most that the middle of a figure may stand to the side. */
  left: number;
  right: number;
  /** The line along which errors come back; null where none is shown. */
  back: number | null;
}

export function memoryFrame(area: Area, axis: { min: number; max: number }, steps: number, gradients: boolean): MemoryFrame {
  const small = area.width < 560;
  const pad = small ? 26 : 64;
  const top = area.y + (small ? 34 : 56);
  const back = gradients ? area.y + area.height - (small ? 34 : 54) : null;
  const bottom = (back ?? area.y + area.height) - (small ? 40 : 74);
  const scale = (bottom - top) / (axis.max - axis.min);
  return {
    small, text: small ? 15 : 18, top, bottom, back, left: area.x + 38, right: area.x + area.width - 38,
    x: (step) => area.x + pad + ((area.width - 2 * pad) * step) / (steps - 1),
    y: (said) => bottom - (said - axis.min) * scale,
    saidAt: (y) => axis.min + (bottom - y) / scale,
  };
}

/** The road of the steps, with its water line, and where something comes in. */
export function drawRoad(context: Context, palette: Palette, frame: MemoryFrame, inputs: readonly number[]): void {
  const zero = frame.y(0);
  const [first, last] = [frame.x(0), frame.x(inputs.length - 1)];
  context.save();
  context.strokeStyle = fade(palette.contour, 0.9);
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(first - 16, zero);
  context.lineTo(last + 16, zero);
  context.stroke();
  inputs.forEach((input, step) => {
    const x = frame.x(step);
    context.strokeStyle = palette.contour.css;
    context.beginPath();
    context.moveTo(x, zero - 5);
    context.lineTo(x, zero + 5);
    context.stroke();
    if (input === 0) return;
    context.strokeStyle = palette.text.css;
    context.lineWidth = 2.5;
    context.beginPath();
    const way = Math.sign(input);
    const [from, to] = [zero + way * 44, zero + way * 14];
    context.moveTo(x, from);
    context.lineTo(x, to);
    context.moveTo(x - 6, to + way * 7);
    context.lineTo(x, to);
    context.lineTo(x + 6, to + way * 7);
    context.stroke();
  });
  context.restore();
}

/** One light of the way: as bright as what is said, on its post; what leaves the picture goes out at its edge. */
export function drawStep(context: Context, palette: Palette, frame: MemoryFrame, step: number, said: number, words: Words, figure: boolean): void {
  const x = frame.x(step);
  const zero = frame.y(0);
  const raw = frame.y(said);
  const y = Math.min(Math.max(raw, frame.top - 18), frame.bottom + 18);
  const gone = raw !== y;
  const size = Math.min(1.6, Math.abs(said));
  const night = palette.theme === 'night';
  context.save();
  context.strokeStyle = fade(palette.you, 0.25 + 0.5 * Math.min(1, size));
  context.lineWidth = frame.small ? 3 : 4;
  context.beginPath();
  context.moveTo(x, zero);
  context.lineTo(x, y);
  context.stroke();
  context.restore();
  drawGlow(context, palette.glow, x, y, (frame.small ? 26 : 46) * (0.4 + size), (night ? 0.55 : 0.3) * Math.min(1, size));
  if (gone) drawOut(context, palette, x, y, said > 0 ? -1 : 1);
  else if (Math.abs(said) > 0.02) drawLantern(context, palette, x, y + 8, (frame.small ? 17 : 26) * (0.55 + 0.45 * Math.min(1, size)), Math.min(1, size));
  else drawHollowLantern(context, palette, x, y, frame.small ? 9 : 12, 0.7);
  if (figure) drawFigure(context, palette, words.number(said, Math.abs(said) >= 100 ? 0 : 2), Math.min(Math.max(x, frame.left), frame.right), said >= 0 ? y - (frame.small ? 22 : 30) : y + (frame.small ? 24 : 34), frame.text, palette.you);
}

function drawOut(context: Context, palette: Palette, x: number, y: number, way: number): void {
  context.save();
  context.strokeStyle = palette.error.css;
  context.lineWidth = 3;
  context.lineCap = 'round';
  context.beginPath();
  for (const back of [0, 9]) {
    context.moveTo(x - 8, y - way * (back - 4));
    context.lineTo(x, y - way * (back - 4) + way * 8);
    context.lineTo(x + 8, y - way * (back - 4));
  }
  context.stroke();
  context.restore();
}

/** The wire from a step to the next: as wide as the weight, dashed where it turns the sign. */
export function drawLoop(context: Context, palette: Palette, frame: MemoryFrame, step: number, w: number, way: 'on' | 'back'): void {
  const [from, to] = [frame.x(step), frame.x(step + 1)];
  const y = way === 'on' ? frame.y(0) + (frame.small ? 10 : 14) : (frame.back ?? frame.bottom);
  const dip = frame.small ? 12 : 22;
  context.save();
  context.strokeStyle = fade(w < 0 ? palette.negative : palette.positive, 0.85);
  context.lineWidth = Math.max(1, Math.min(7, 3.5 * Math.abs(w)));
  context.setLineDash(w < 0 ? [6, 5] : []);
  context.beginPath();
  context.moveTo(from + 4, y);
  context.quadraticCurveTo((from + to) / 2, y + (way === 'on' ? dip : -dip), to - 4, y);
  context.stroke();
  context.restore();
}

/** What of an error has come back to a step: a cool ring as large as that. */
export function drawToken(context: Context, palette: Palette, frame: MemoryFrame, step: number, token: number, words: Words, figure: boolean): void {
  if (frame.back === null) return;
  const x = frame.x(step);
  const most = frame.small ? 15 : 26;
  const radius = Math.min(most, 3 + (frame.small ? 8 : 13) * Math.abs(token));
  const burst = Math.abs(token) > 2;
  context.save();
  const colour = burst ? palette.error : palette.reference;
  drawGlow(context, colour, x, frame.back, radius * 2.2, 0.35 * Math.min(1, Math.abs(token)));
  context.beginPath();
  context.arc(x, frame.back, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.ground.css;
  context.fill();
  context.lineWidth = burst ? 4 : 2.5;
  context.setLineDash(token < 0 ? [5, 4] : []);
  context.strokeStyle = fade(colour, Math.min(1, 0.3 + Math.abs(token)));
  context.stroke();
  context.restore();
  if (figure) drawFigure(context, palette, words.number(token, Math.abs(token) >= 100 ? 0 : undefined), Math.min(Math.max(x, frame.left), frame.right), frame.back - most - (frame.small ? 8 : 12), frame.text, colour);
}

/** The height that is wanted at a step: a double line, through which the light should shine. */
export function drawWish(context: Context, palette: Palette, frame: MemoryFrame, step: number, wanted: number, words: Words): void {
  const [x, y] = [frame.x(step), frame.y(wanted)];
  context.save();
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2;
  for (const side of [-4, 4]) {
    context.beginPath();
    context.moveTo(x - (frame.small ? 17 : 30), y + side);
    context.lineTo(x + (frame.small ? 17 : 30), y + side);
    context.stroke();
  }
  context.font = `600 ${frame.text}px ${FIGURES}`;
  context.restore();
  drawFigure(context, palette, words.number(wanted), x - (frame.small ? 30 : 52), y, frame.text, palette.target);
}
