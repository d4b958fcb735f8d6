import type { Looked } from '../curriculum/attention.ts';
import type { Words } from '../game/translate.ts';
import type { AttentionFrame } from './attention-frame.ts';
import { drawHollowLantern, drawLantern } from './lantern.ts';
import { drawGlow } from './light.ts';
import type { Point } from './line-frame.ts';
import { drawFigure, drawOver } from './neuron-drawing.ts';
import { fade, type Palette, WORDS } from './palette.ts';

type Context = CanvasRenderingContext2D;

export function drawWord(context: Context, palette: Palette, text: string, x: number, y: number, size: number, strong: boolean, colour = palette.text): void {
  drawOver(context, palette, text, x, y, `${strong ? 700 : 500} ${size}px ${WORDS}`, colour);
}

/** The plane: contour lines of what each place would score under the query, its two axes with their ends by name. */
export function drawPlane(context: Context, palette: Palette, frame: AttentionFrame, query: readonly [number, number], ends: Readonly<Record<'left' | 'right' | 'down' | 'up', string>>, dark: boolean): void {
  const { plane, place, small } = frame;
  context.save();
  context.beginPath();
  context.roundRect(plane.x, plane.y, plane.width, plane.height, small ? 12 : 20);
  context.fillStyle = fade(palette.panel, 0.6);
  context.fill();
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1;
  context.stroke();
  context.clip();
  const middle = place([0, 0]);
  const tip = place(query);
  const length = Math.hypot(tip.x - middle.x, tip.y - middle.y);
  if (length > 4 && !dark) {
    const [ux, uy] = [(tip.x - middle.x) / length, (tip.y - middle.y) / length];
    // The longer the query, the closer the lines of equal score.
    const gap = Math.max(5, (plane.width * plane.width * 0.09) / length);
    for (let line = -40; line <= 40; line++) {
      const [x, y] = [middle.x + ux * gap * line, middle.y + uy * gap * line];
      context.strokeStyle = fade(palette.you, line > 0 ? Math.min(0.5, 0.08 + 0.05 * line) : 0.07);
      context.lineWidth = line % 5 === 0 ? 1.5 : 1;
      context.beginPath();
      context.moveTo(x - uy * plane.width * 2, y + ux * plane.width * 2);
      context.lineTo(x + uy * plane.width * 2, y - ux * plane.width * 2);
      context.stroke();
    }
  }
  context.strokeStyle = fade(palette.contour, 0.9);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(plane.x, middle.y);
  context.lineTo(plane.x + plane.width, middle.y);
  context.moveTo(middle.x, plane.y);
  context.lineTo(middle.x, plane.y + plane.height);
  context.stroke();
  context.restore();
  const size = small ? 13 : 15;
  const edge = small ? 34 : 54;
  drawWord(context, palette, ends.up, middle.x, plane.y - size * 0.3, size, false, palette.quiet);
  drawWord(context, palette, ends.down, middle.x, plane.y + plane.height - size * 0.9, size, false, palette.quiet);
  drawWord(context, palette, ends.left, plane.x - (small ? edge : edge), middle.y, size, false, palette.quiet);
  drawWord(context, palette, ends.right, plane.x + plane.width + edge, middle.y, size, false, palette.quiet);
}

function drawArrow(context: Context, from: Point, to: Point): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  if (Math.hypot(to.x - from.x, to.y - from.y) < 14) return;
  context.beginPath();
  for (const side of [-0.45, 0.45]) {
    context.moveTo(to.x, to.y);
    context.lineTo(to.x - 13 * Math.cos(angle + side), to.y - 13 * Math.sin(angle + side));
  }
  context.stroke();
}

/** A key: a hollow lantern by its word, or the player's own where it is open. */
export function drawKey(context: Context, palette: Palette, frame: AttentionFrame, word: Looked, name: string, hand: boolean, dark: boolean): void {
  const { x, y } = frame.place(word.key);
  if (!dark) drawGlow(context, palette.glow, x, y, (frame.small ? 30 : 54) * (0.3 + word.share), 0.5 * word.share);
  if (hand) {
    context.save();
    context.strokeStyle = palette.you.css;
    context.lineWidth = 3;
    context.lineCap = 'round';
    drawArrow(context, frame.place([0, 0]), { x, y });
    context.restore();
    drawLantern(context, palette, x, y + 7, frame.small ? 22 : 28, 0.8);
  } else drawHollowLantern(context, palette, x, y, frame.small ? 9 : 12, 1);
  // At the upper edge its name stands under it, clear of what the axis is called.
  const off = frame.small ? 17 : 24;
  drawWord(context, palette, name, x, y - off < frame.plane.y + off / 2 ? y + off * 0.95 : y - off, frame.small ? 14 : 17, false, word.open ? palette.you : palette.reference);
}

/** The query: an arrow from the middle, with the player's lantern at its end. */
export function drawQuery(context: Context, palette: Palette, frame: AttentionFrame, query: readonly [number, number], hand: boolean): void {
  const tip = frame.place(query);
  context.save();
  context.strokeStyle = palette.you.css;
  context.lineWidth = hand ? 4 : 2.5;
  context.lineCap = 'round';
  drawArrow(context, frame.place([0, 0]), tip);
  context.restore();
  drawLantern(context, palette, tip.x, tip.y + 8, frame.small ? 24 : 32, hand ? 1 : 0.6);
}

/** A look: an arc of light from the word that looks to the one looked at, as wide and bright as its share. */
export function drawArc(context: Context, palette: Palette, frame: AttentionFrame, to: Point, share: number): void {
  const from = frame.asking;
  const top = { x: from.x, y: from.y - (frame.small ? 12 : 18) };
  const end = { x: to.x, y: to.y + (frame.small ? 12 : 18) };
  const bow = (end.y + top.y) / 2;
  for (const [wide, strength] of [[16, 0.1], [7, 0.22], [1, 1]] as const) {
    context.save();
    context.strokeStyle = fade(palette.you, Math.min(1, (0.12 + 1.1 * share) * strength));
    context.lineWidth = Math.max(0.8, wide === 1 ? 1 + 8 * share : wide * share * 2.2);
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(top.x, top.y);
    context.bezierCurveTo(top.x, bow, end.x, bow, end.x, end.y);
    context.stroke();
    context.restore();
  }
}

export function drawShare(context: Context, palette: Palette, frame: AttentionFrame, at: Point, share: number, words: Words): void {
  drawFigure(context, palette, words.t('unit.percent', { value: words.number(100 * share, 0) }), at.x, at.y + (frame.small ? 19 : 27), frame.small ? 13 : 16, palette.you);
}

/** What is wanted of a word: a double line under it. */
export function drawWanted(context: Context, palette: Palette, frame: AttentionFrame, at: Point, wanted: number, words: Words): void {
  const half = frame.small ? 20 : 34;
  context.save();
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2;
  for (const y of [at.y - (frame.small ? 15 : 20), at.y - (frame.small ? 19 : 25)]) {
    context.beginPath();
    context.moveTo(at.x - half, y);
    context.lineTo(at.x + half, y);
    context.stroke();
  }
  context.restore();
  drawFigure(context, palette, `≥ ${words.t('unit.percent', { value: words.number(wanted, 0) })}`, at.x, at.y - (frame.small ? 30 : 40), frame.small ? 12 : 14, palette.target);
}
