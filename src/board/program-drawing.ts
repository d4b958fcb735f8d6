import type { Card } from '../curriculum/card.ts';
import type { Laid, Worked } from '../curriculum/laid.ts';
import type { Words } from '../game/translate.ts';
import { easeOut } from '../game/hop.ts';
import { drawGlow } from './light.ts';
import { drawHeld, drawPictogram } from './program-card.ts';
import type { Slot, Spot, Trail } from './program-layout.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** The trail between the slots: trodden, dashed, forking. */
export function drawTrail(context: Context, palette: Palette, trail: Trail, laid: Laid, aimed: string | null): void {
  context.save();
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const path of trail.paths) {
    for (const [colour, width, dash] of [[fade(palette.line, 0.55), 14, []], [fade(palette.you, 0.55), 2, [2, 9]]] as const) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.setLineDash([...dash]);
      context.beginPath();
      for (const [index, { x, y }] of path.entries()) {
        const next = path[index + 1];
        if (index === 0) context.moveTo(x, y);
        else if (next === undefined) context.lineTo(x, y);
        else context.arcTo(x, y, next.x, next.y, 16);
      }
      context.stroke();
    }
  }
  context.restore();
  for (const slot of trail.slots) if (laid[slot.id] === undefined) drawStone(context, palette, slot, slot.id === aimed);
}

/** An empty slot: the outline of a stone that lies on the path. */
function drawStone(context: Context, palette: Palette, { x, y, width, height, id }: Slot, aimed: boolean): void {
  const wobble = (index: number) => (((id.charCodeAt(id.length - 1) * 7 + id.charCodeAt(0) * 3 + index * 37) % 11) - 5) * 0.9;
  const corner = Math.min(width, height) * 0.3;
  const outline: readonly Spot[] = [
    { x: x + corner, y: y + wobble(1) * 0.6 }, { x: x + width - corner, y: y + wobble(2) * 0.6 }, { x: x + width, y: y + corner + wobble(3) },
    { x: x + width + wobble(4) * 0.5, y: y + height - corner }, { x: x + width - corner + wobble(5), y: y + height }, { x: x + corner + wobble(6), y: y + height },
    { x: x + wobble(7) * 0.5, y: y + height - corner }, { x, y: y + corner + wobble(8) },
  ];
  context.save();
  context.beginPath();
  for (const [index, point] of outline.entries()) {
    const next = outline[(index + 1) % outline.length] ?? point;
    const half = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    if (index === 0) context.moveTo(half.x, half.y);
    const after = outline[(index + 2) % outline.length] ?? next;
    context.quadraticCurveTo(next.x, next.y, (next.x + after.x) / 2, (next.y + after.y) / 2);
  }
  context.closePath();
  context.fillStyle = fade(palette.ground, 0.92);
  context.fill();
  context.strokeStyle = aimed ? palette.you.css : palette.contour.css;
  context.lineWidth = aimed ? 2.4 : 1.6;
  context.setLineDash([6, 5]);
  context.stroke();
  context.restore();
}

export function drawCard(context: Context, palette: Palette, words: Words, card: Card, { x, y, width, height }: Slot, text: number, lit: number): void {
  context.save();
  if (lit > 0) drawGlow(context, palette.you, x + width / 2, y + height / 2, width * 0.95, 0.55 * lit);
  context.beginPath();
  context.roundRect(x, y, width, height, 10);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.strokeStyle = lit > 0 ? palette.you.css : palette.contour.css;
  context.lineWidth = lit > 0 ? 2.4 : 1.4;
  context.stroke();
  const room = height - text - 14;
  drawPictogram(context, palette, card, x + width / 2, y + 6 + room / 2, Math.min(1.35, width / 60, room / 34));
  context.fillStyle = palette.text.css;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.font = `${text}px ${WORDS}`;
  context.fillText(words.t(`card.${card}`), x + width / 2, y + height - 9, width - 4);
  context.restore();
}

/** A card that is not in its slot: lifted a little out of it, or under the pointer. */
export function drawLifted(context: Context, palette: Palette, words: Words, card: Card, slot: Slot, text: number, centre: Spot, part: number): void {
  context.save();
  context.translate(centre.x, centre.y);
  context.rotate(0.12 * part);
  context.scale(1 - 0.14 * part, 1 - 0.14 * part);
  context.shadowColor = fade(palette.ground, 0.9);
  context.shadowBlur = 18 * part;
  context.shadowOffsetY = 8 * part;
  drawCard(context, palette, words, card, { ...slot, x: -slot.width / 2, y: -slot.height / 2 }, text, 0.9 * part);
  context.restore();
}

/** The parameter a branch adjusts: its name on a tag at the end of the branch. */
export function drawSign(context: Context, palette: Palette, at: Spot, name: string): void {
  context.font = `700 17px ${FIGURES}`;
  const half = 13;
  context.fillStyle = palette.you.css;
  context.beginPath();
  context.arc(at.x, at.y, half, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = palette.ground.css;
  context.lineWidth = 2;
  context.stroke();
  context.fillStyle = palette.theme === 'night' ? palette.ground.css : palette.panel.css;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(name, at.x, at.y + 0.5);
}

/** The token at a card, and in place of its sign what it holds: bars, a number, or where it puts the parameter. */
export function drawToken(context: Context, palette: Palette, words: Words, worked: Worked, slot: Slot, from: Spot, part: number, text: number, parameter: string | undefined): void {
  const way = easeOut(part / 0.4);
  const x = from.x + (slot.x + slot.width / 2 - from.x) * way;
  const y = from.y + (slot.y - from.y) * way;
  const held = worked.card === 'subtract' && parameter !== undefined ? (worked.values[parameter] ?? 0) : worked.held;
  if (held !== null) {
    const room = slot.height - text - 14;
    const middle = slot.y + 6 + room / 2;
    context.fillStyle = palette.panel.css;
    context.fillRect(slot.x + 4, slot.y + 4, slot.width - 8, room + 4);
    if (typeof held === 'number') {
      context.fillStyle = palette.you.css;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.font = `700 ${text + 2}px ${FIGURES}`;
      context.fillText(words.number(held), slot.x + slot.width / 2, middle + 2, slot.width - 10);
    } else {
      drawHeld(context, palette, held, slot.x + slot.width / 2, middle + 2, slot.width - 18, room - 8);
    }
  }
  drawGlow(context, palette.you, x, y, 34, 0.8);
  context.fillStyle = palette.flame.css;
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fill();
}
