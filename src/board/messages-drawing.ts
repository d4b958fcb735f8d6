import { drawWord } from './attention-drawing.ts';
import { drawGlow } from './light.ts';
import type { Point } from './line-frame.ts';
import { blend, type Colour, fade, type Palette } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** Warm of one side, cool of the other. */
const sideColour = (palette: Palette, colour: number): Colour => (colour >= 0 ? palette.you : palette.reference);

export function drawFriendship(context: Context, palette: Palette, from: Point, to: Point, bridge: boolean): void {
  context.save();
  context.strokeStyle = bridge ? palette.error.css : palette.contour.css;
  context.setLineDash(bridge ? [8, 6] : []);
  context.lineWidth = 2.5;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.restore();
}

/** A colour on its way to a friend. */
export function drawMessage(context: Context, palette: Palette, from: Point, to: Point, part: number, colour: number): void {
  if (Math.abs(colour) < 0.01) return;
  const [x, y] = [from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part];
  drawGlow(context, sideColour(palette, colour), x, y, 12, 0.7 * Math.min(1, Math.abs(colour) + 0.2));
}

interface Look {
  /** Was told at the start. */
  told: boolean;
  /** Is asked about. */
  marked: boolean;
  /** Where this person belongs, where that is to be seen. */
  side: -1 | 1 | null;
  picked: boolean;
}

/** A person: a circle on one side and a square on the other, filled as far as its colour goes. */
export function drawPerson(context: Context, palette: Palette, { x, y }: Point, radius: number, colour: number, { told, marked, side, picked }: Look, name: string, size: number): void {
  // Pale colours are told apart, too.
  const strength = Math.min(1, Math.sqrt(Math.abs(colour)));
  const own = sideColour(palette, colour);
  if (strength > 0.02) drawGlow(context, own, x, y, radius * 2.4, 0.5 * strength);
  const trace = (reach: number, square: boolean) => {
    context.beginPath();
    if (square) context.roundRect(x - reach * 0.9, y - reach * 0.9, reach * 1.8, reach * 1.8, reach * 0.22);
    else context.arc(x, y, reach, 0, 2 * Math.PI);
  };
  const square = (side ?? Math.sign(colour)) < 0;
  context.save();
  trace(radius, square);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.fillStyle = fade(own, strength < 0.02 ? 0 : 0.16 + 0.74 * strength);
  context.fill();
  context.lineWidth = told ? 4 : 2;
  context.strokeStyle = strength < 0.02 ? palette.quiet.css : blend(palette.quiet, own, Math.min(1, 0.4 + strength)).css;
  context.stroke();
  if (picked || marked) {
    trace(radius + 6, square);
    context.setLineDash(picked ? [] : [5, 4]);
    context.strokeStyle = palette.you.css;
    context.lineWidth = 2;
    context.stroke();
  }
  context.restore();
  drawWord(context, palette, name, x, y + radius + size * 0.95, size, told);
}
