import type { Words } from '../game/translate.ts';
import { classColour, traceClass } from './boundary-drawing.ts';
import type { Box } from './confusion-scene.ts';
import { blend, fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** How many dots a cell of counts shows at most. */
const MOST_DOTS = 120;

/** The ground of a cell: lit where the machine says yes, or is right; hatched where it is wrong. */
export function drawBox(context: Context, palette: Palette, box: Box, classes: number): void {
  const right = box.actual === box.predicted;
  const night = palette.theme === 'night';
  const base = night ? blend(palette.ground, palette.panel, 0.7) : palette.panel;
  context.fillStyle = base.css;
  context.fillRect(box.x, box.y, box.width, box.height);
  const lit = classes === 2 ? box.predicted === 1 : right;
  if (lit) {
    context.fillStyle = fade(classes === 2 ? palette.glow : classColour(palette, classes, box.actual), night ? 0.17 : 0.22);
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  if (!right) {
    context.save();
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    context.strokeStyle = fade(palette.error, 0.22);
    context.lineWidth = 1.5;
    context.beginPath();
    for (let along = -box.height; along < box.width; along += 14) {
      context.moveTo(box.x + along, box.y + box.height);
      context.lineTo(box.x + along + box.height, box.y);
    }
    context.stroke();
    context.restore();
  }
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1;
  context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
}

/** As many dots as a cell counts, in rows from the middle of where there is room; the last is so much smaller as it is less than one. */
export function drawCounted(context: Context, palette: Palette, box: Box, classes: number, room: Area): void {
  const counted = Math.min(MOST_DOTS, box.count);
  const count = Math.ceil(counted - 0.02);
  if (count === 0 || room.height <= 0 || room.width <= 0) return;
  let apart = Math.min(22, room.height, Math.sqrt((room.width * room.height) / Math.max(count, 6)));
  const columnsAt = () => Math.max(1, Math.floor(room.width / apart));
  // What is left over in each row may make one row more than there is room for.
  while (apart > 3 && Math.ceil(count / columnsAt()) * apart > room.height) apart *= 0.95;
  const columns = columnsAt();
  const rows = Math.ceil(count / columns);
  const radius = Math.min(7, apart * 0.36);
  for (let dot = 0; dot < count; dot++) {
    const inRow = Math.min(columns, count - Math.floor(dot / columns) * columns);
    const x = room.x + room.width / 2 + ((dot % columns) - (inRow - 1) / 2) * apart;
    const y = room.y + room.height / 2 + (Math.floor(dot / columns) - (rows - 1) / 2) * apart;
    drawMember(context, palette, classes, box.actual, x, y, radius * Math.sqrt(Math.min(1, counted - dot)));
  }
}

/** Pixels of height under which a cell of counts has its figure beside its dots, not over them. */
export const LOW = 70;
/** Pixels that a figure takes there. */
const BESIDE = 34;

/** A low cell: its figure, and its dots beside it. */
export function drawLow(context: Context, palette: Palette, box: Box, classes: number, text: string): void {
  context.font = `650 ${Math.min(20, box.height * 0.72)}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = box.actual === box.predicted ? palette.text.css : palette.error.css;
  context.fillText(text, box.x + BESIDE / 2 + 2, box.y + box.height / 2 + 1);
  drawCounted(context, palette, box, classes, { x: box.x + BESIDE, y: box.y + 3, width: box.width - BESIDE - 6, height: box.height - 6 });
}

/** One row of the data, in the sign of its class. */
export function drawMember(context: Context, palette: Palette, classes: number, actual: number, x: number, y: number, radius: number): void {
  const lit = classes > 2 || actual === 1;
  traceClass(context, classes, actual, x, y, radius);
  context.fillStyle = classes > 2 ? classColour(palette, classes, actual).css : lit ? palette.flame.css : palette.ground.css;
  context.fill();
  context.strokeStyle = classes > 2 ? palette.ground.css : lit && palette.theme === 'day' ? palette.you.css : palette.actual.css;
  context.lineWidth = 1.5;
  context.stroke();
}

/** Pixels of height under which a cell is a strip of beads and holds no figure. */
const FLAT = 30;

/** A figure in a corner of its cell, and the cell's name where there is room. */
export function drawCount(context: Context, palette: Palette, words: Words, box: Box, text: string, size: number, outer: { left: boolean; top: boolean } | null): void {
  if (box.height < FLAT) return;
  const big = Math.max(20, Math.min(40, box.height * 0.28, box.width * 0.34));
  context.textBaseline = 'alphabetic';
  context.fillStyle = box.actual === box.predicted ? palette.text.css : palette.error.css;
  context.font = `650 ${big}px ${FIGURES}`;
  const left = outer?.left ?? true;
  context.textAlign = left ? 'left' : 'right';
  const x = left ? box.x + 12 : box.x + box.width - 12;
  const y = outer === null || outer.top ? box.y + big * 0.9 + 6 : box.y + box.height - 12;
  const figure = context.measureText(text).width;
  if (box.width > figure + 16) context.fillText(text, x, y);
  if (box.cell === null) return;
  context.font = `${size}px ${WORDS}`;
  const name = words.t(`cell.${box.cell}`);
  const wide = context.measureText(name).width;
  context.fillStyle = palette.quiet.css;
  if (box.width > wide + figure + 32) context.fillText(name, left ? x + figure + 8 : x - figure - 8, y);
}
