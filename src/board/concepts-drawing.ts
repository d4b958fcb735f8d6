import { type ConceptsFrame, ringPoint } from './concepts-frame.ts';
import { drawWord } from './attention-drawing.ts';
import { drawGlow } from './light.ts';
import type { Point } from './line-frame.ts';
import { blend, type Colour, fade, type Palette, WORDS } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** The ring as far as it was walked, 0 to 1: the lantern's trace. */
export function drawTrace(context: Context, palette: Palette, frame: ConceptsFrame, to: number): void {
  if (to <= 0) return;
  context.save();
  context.beginPath();
  for (let piece = 0; piece <= 120; piece++) {
    const { x, y } = ringPoint(frame, (to * piece) / 120);
    context.lineTo(x, y);
  }
  context.lineCap = 'round';
  for (const [style, wide] of [[fade(palette.you, palette.theme === 'night' ? 0.16 : 0.14), 10], [fade(palette.you, 0.9), 2.5]] as const) {
    context.strokeStyle = style;
    context.lineWidth = wide;
    context.stroke();
  }
  context.restore();
}

/** The way there: every level of the course, from the first to the last, as a light in the colour of its part; those that were passed burn. */
export function drawWay(context: Context, palette: Palette, frame: ConceptsFrame, levels: readonly { part: number; passed: boolean }[], shine: number): void {
  const size = frame.small ? 1.5 : 2.4;
  levels.forEach(({ part, passed }, index) => {
    const at = (index + 0.5) / levels.length;
    const { x, y } = ringPoint(frame, at, frame.small ? 1.12 : 1.09);
    const colour = palette.parts[part] ?? palette.quiet;
    const near = Math.max(0, 1 - 14 * Math.abs(at - shine));
    if (passed || near > 0) drawGlow(context, colour, x, y, size * (4 + 6 * near), 0.3 + 0.5 * near);
    context.beginPath();
    context.arc(x, y, size * (1 + 0.6 * near), 0, 2 * Math.PI);
    if (passed) {
      context.fillStyle = colour.css;
      context.fill();
    } else {
      context.strokeStyle = fade(colour, 0.6);
      context.lineWidth = 1;
      context.stroke();
    }
  });
}

/** A station of the ring, with what became of its question: right and wrong by a sign, not by colour alone. */
export function drawStation(context: Context, palette: Palette, frame: ConceptsFrame, { at, middle, name, lit, open, verdict }: { at: Point; middle: boolean; name: string; lit: number; open: boolean; verdict: boolean | null }): void {
  if (!middle) {
    drawGlow(context, palette.you, at.x, at.y, frame.camp * 1.9, 0.08 + 0.05 * lit);
    context.beginPath();
    context.arc(at.x, at.y, frame.camp * 0.62, 0, 2 * Math.PI);
    context.fillStyle = palette.panel.css;
    context.fill();
    context.lineWidth = open ? 3 : 2;
    context.strokeStyle = open ? palette.you.css : palette.contour.css;
    context.stroke();
  }
  const y = middle ? at.y + frame.camp * 0.95 : at.y;
  const sign = verdict === null ? '' : verdict ? '✓ ' : '✗ ';
  const told = verdict === null ? (middle ? palette.target : palette.text) : verdict ? palette.target : palette.error;
  drawWord(context, palette, `${sign}${name}`, at.x, y, frame.text * (middle ? 0.95 : 1), true, told);
}

/** An idea as a light: burning where its level was passed or it lies in its place, with its name where there is room. */
export function drawIdea(context: Context, palette: Palette, frame: ConceptsFrame, { spot, colour, won, lies, held, name, right }: { spot: Point; colour: Colour; won: boolean; lies: boolean; held: boolean; name: string; right: boolean }): void {
  drawGlow(context, held ? palette.you : colour, spot.x, spot.y, (frame.small ? 15 : 24) * (held ? 1.8 : 1), held ? 0.9 : lies ? 0.65 : 0.25);
  context.beginPath();
  context.arc(spot.x, spot.y, frame.small ? 5 : 6, 0, 2 * Math.PI);
  context.fillStyle = won || lies ? colour.css : palette.ground.css;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = won ? blend(colour, palette.text, 0.4).css : colour.css;
  context.stroke();
  if (name === '') return;
  if (!lies) {
    drawWord(context, palette, name, spot.x, spot.y - (frame.small ? 16 : 22), frame.small ? 14 : 17, true, palette.you);
    return;
  }
  context.save();
  context.font = `${held ? '700 ' : ''}15px ${WORDS}`;
  context.fillStyle = held ? palette.you.css : palette.text.css;
  context.textAlign = right ? 'right' : 'left';
  context.textBaseline = 'middle';
  context.fillText(name, spot.x + (right ? -14 : 14), spot.y + 1);
  context.restore();
}
