import { fade, type Colour, type Palette } from './palette.ts';
import type { Point } from './line-frame.ts';

type Context = CanvasRenderingContext2D;

function trace(context: Context, pieces: readonly (readonly Point[])[]): void {
  context.beginPath();
  for (const piece of pieces) {
    for (const [index, { x, y }] of piece.entries()) {
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  }
}

/** Your line: warm, with its own light. */
export function drawOwnLine(context: Context, palette: Palette, pieces: readonly (readonly Point[])[], small: boolean): void {
  context.save();
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const night = palette.theme === 'night';
  const layers = night ? [[30, 0.022], [25, 0.025], [20, 0.03], [16, 0.035], [12, 0.05], [9, 0.08], [6, 0.16]] as const : [[18, 0.03], [14, 0.04], [10, 0.06], [7, 0.1]] as const;
  for (const [width, alpha] of layers) {
    context.strokeStyle = fade(palette.you, alpha);
    context.lineWidth = small ? width * 0.6 : width;
    trace(context, pieces);
    context.stroke();
  }
  context.strokeStyle = palette.you.css;
  context.lineWidth = small ? 2.2 : 3;
  trace(context, pieces);
  context.stroke();
  context.restore();
}

/** A line that is not yours: cool and thin, dashed for the ghost of training. */
export function drawOtherLine(context: Context, colour: Colour, pieces: readonly (readonly Point[])[], dash: readonly number[], width = 1.8, alpha = 0.9): void {
  context.save();
  context.strokeStyle = fade(colour, alpha);
  context.lineWidth = width;
  context.setLineDash([...dash]);
  trace(context, pieces);
  context.stroke();
  context.restore();
}

/** Where the line had best been: double, as a target is. */
export function drawBestLine(context: Context, palette: Palette, pieces: readonly (readonly Point[])[], small: boolean): void {
  context.save();
  context.lineCap = 'round';
  for (const [colour, width] of [[palette.ground, small ? 7 : 11], [palette.target, small ? 4 : 6.5], [palette.ground, small ? 1.6 : 2.8]] as const) {
    context.strokeStyle = colour.css;
    context.lineWidth = width;
    trace(context, pieces);
    context.stroke();
  }
  context.restore();
}

/** A hotel with its known price. */
export function drawHotel(context: Context, palette: Palette, x: number, y: number, radius: number): void {
  context.fillStyle = palette.ground.css;
  disc(context, x, y, radius + 2);
  context.fillStyle = palette.actual.css;
  disc(context, x, y, radius);
}

function disc(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** A test hotel whose price is known: a hollow diamond. */
export function drawDiamond(context: Context, palette: Palette, x: number, y: number, radius: number): void {
  context.beginPath();
  context.moveTo(x, y - radius);
  context.lineTo(x + radius, y);
  context.lineTo(x, y + radius);
  context.lineTo(x - radius, y);
  context.closePath();
  context.fillStyle = palette.ground.css;
  context.fill();
  context.strokeStyle = palette.actual.css;
  context.lineWidth = 2.2;
  context.stroke();
}

/** A test hotel whose price is still sealed; its foot on (x, y). */
export function drawEnvelope(context: Context, palette: Palette, x: number, y: number, width: number, alpha = 1): void {
  const height = width * 0.68;
  context.save();
  context.globalAlpha *= alpha;
  context.translate(x - width / 2, y - height);
  context.fillStyle = palette.panel.css;
  context.strokeStyle = palette.actual.css;
  context.lineWidth = 1.6;
  context.lineJoin = 'round';
  context.beginPath();
  context.roundRect(0, 0, width, height, 2);
  context.fill();
  context.stroke();
  context.beginPath();
  context.moveTo(1, 1.5);
  context.lineTo(width / 2, height * 0.58);
  context.lineTo(width - 1, 1.5);
  context.stroke();
  context.fillStyle = palette.error.css;
  disc(context, width / 2, height * 0.56, width * 0.12);
  context.restore();
}

export interface BarStyle {
  colour: Colour;
  alpha: number;
  width: number;
  dashed: boolean;
}

/** An error: a bar from the dot with its foot on the line. */
export function drawBar(context: Context, x: number, from: number, to: number, { colour, alpha, width, dashed }: BarStyle): void {
  context.save();
  context.strokeStyle = fade(colour, alpha);
  context.lineWidth = width;
  if (dashed) context.setLineDash([width * 1.6, width * 1.3]);
  context.beginPath();
  context.moveTo(x, from);
  context.lineTo(x, to);
  context.stroke();
  context.setLineDash([]);
  const foot = width * 1.3 + 3;
  context.beginPath();
  context.moveTo(x - foot, to);
  context.lineTo(x + foot, to);
  context.stroke();
  context.restore();
}

export function drawSquare(context: Context, colour: Colour, square: { x: number; y: number; side: number }, strength: number): void {
  context.fillStyle = fade(colour, 0.16 * strength);
  context.strokeStyle = fade(colour, 0.5 * strength);
  context.lineWidth = 1;
  context.fillRect(square.x, square.y, square.side, square.side);
  context.strokeRect(square.x + 0.5, square.y + 0.5, Math.max(0, square.side - 1), Math.max(0, square.side - 1));
}

/** The lantern's ring around what is asked or picked out. */
export function drawRing(context: Context, colour: Colour, x: number, y: number, radius: number): void {
  const light = context.createRadialGradient(x, y, radius * 0.5, x, y, radius * 2.4);
  light.addColorStop(0, fade(colour, 0.38));
  light.addColorStop(1, fade(colour, 0));
  context.fillStyle = light;
  disc(context, x, y, radius * 2.4);
  context.strokeStyle = colour.css;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

/** What can be dragged up and down: a lit disc between two arrowheads. */
export function drawHandle(context: Context, palette: Palette, x: number, y: number, held: boolean): void {
  const reach = held ? 34 : 27;
  const light = context.createRadialGradient(x, y, 0, x, y, reach);
  light.addColorStop(0, fade(palette.you, palette.theme === 'night' ? 0.6 : 0.35));
  light.addColorStop(1, fade(palette.you, 0));
  context.fillStyle = light;
  disc(context, x, y, reach);
  context.fillStyle = palette.ground.css;
  disc(context, x, y, 11);
  context.fillStyle = palette.you.css;
  disc(context, x, y, 9);
  context.fillStyle = palette.flame.css;
  disc(context, x, y, 3.4);
  context.fillStyle = palette.you.css;
  for (const way of [-1, 1]) {
    context.beginPath();
    context.moveTo(x - 5.5, y + way * 15);
    context.lineTo(x + 5.5, y + way * 15);
    context.lineTo(x, y + way * 21);
    context.closePath();
    context.fill();
  }
}
