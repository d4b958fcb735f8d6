import type { Words } from '../game/translate.ts';
import { drawBox, drawCount, drawCounted, drawLow, drawMember, LOW } from './confusion-box.ts';
import type { Bead, ConfusionScene } from './confusion-scene.ts';
import { drawGlow } from './light.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import { ticks } from './ticks.ts';

type Context = CanvasRenderingContext2D;

export const CLASS_NAMES: Readonly<Record<number, readonly string[]>> = { 2: ['no', 'yes'], 3: ['gold', 'silver', 'bronze'] };

/** What classes are meant by the rows and columns of a matrix. */
function drawNames(context: Context, palette: Palette, words: Words, { boxes, classes, frame }: ConfusionScene, size: number): void {
  const names = CLASS_NAMES[classes] ?? [];
  context.fillStyle = palette.quiet.css;
  context.font = `${size}px ${WORDS}`;
  context.textBaseline = 'middle';
  for (const box of boxes) {
    if (box.y === frame.y) {
      context.textAlign = 'center';
      const name = words.t(`class.${names[box.predicted]}`);
      drawMember(context, palette, classes, box.predicted, box.x + box.width / 2 - context.measureText(name).width / 2 - 10, frame.y - 16, 5);
      context.fillStyle = palette.quiet.css;
      context.fillText(name, box.x + box.width / 2 + 4, frame.y - 16);
    }
    if (box.x === frame.x && classes > 2) drawMember(context, palette, classes, box.actual, frame.x - 18, box.y + box.height / 2, 8);
  }
  context.textAlign = 'left';
  context.fillText(`${words.t('confusion.predicted')} \u2192`, frame.x, frame.y - 38);
  context.save();
  context.translate(frame.x - (classes > 2 ? 38 : 12), frame.y + frame.height / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  if (classes > 2) context.fillText(words.t('confusion.actual'), 0, 0);
  context.restore();
}

/** Of three classes: recall at the end of each row, precision under each column. */
function drawPerClass(context: Context, palette: Palette, words: Words, { matrix, boxes, frame, classes }: ConfusionScene, size: number): void {
  context.font = `600 ${size}px ${FIGURES}`;
  context.fillStyle = palette.you.css;
  context.textBaseline = 'middle';
  const percent = (part: number, whole: number) => words.t('unit.percent', { value: words.number(whole === 0 ? 0 : (100 * part) / whole, 0) });
  for (let label = 0; label < classes; label++) {
    const own = matrix[label]?.[label] ?? 0;
    const row = boxes.find((box) => box.actual === label && box.predicted === label);
    if (row === undefined) continue;
    context.textAlign = 'left';
    context.fillText(percent(own, (matrix[label] ?? []).reduce((sum, each) => sum + each, 0)), frame.x + frame.width + 8, row.y + row.height / 2);
    context.textAlign = 'center';
    context.fillText(percent(own, matrix.reduce((sum, each) => sum + (each[label] ?? 0), 0)), row.x + row.width / 2, frame.y + frame.height + 16);
  }
}

export function drawConfusion(context: Context, palette: Palette, words: Words, picture: ConfusionScene, look: { size: number; inset: boolean; dark: boolean; bare: boolean; usable: boolean; figures: boolean; held: boolean; picked: number | null; perClass: boolean }): void {
  const { boxes, beads, frame, axis, classes, radius, fence, posts } = picture;
  const { size, inset } = look;
  for (const box of boxes) drawBox(context, palette, box, classes);
  if (fence === null && boxes.length === 0) {
    context.fillStyle = fade(palette.panel, 0.6);
    context.fillRect(frame.x, frame.y, frame.width, frame.height);
  }
  const counted = beads.length === 0;
  if (counted && !inset) drawNames(context, palette, words, picture, size);
  for (const box of boxes) {
    const text = look.dark ? '?' : words.number(box.count, Number.isInteger(box.count) ? 0 : 1);
    if (counted && !inset && !look.dark && !look.bare && box.height < LOW) {
      drawLow(context, palette, box, classes, text);
      continue;
    }
    const top = inset ? 26 : 44;
    if (counted && !look.dark) drawCounted(context, palette, box, classes, { x: box.x + 10, y: box.y + top, width: box.width - 20, height: box.height - top - 14 });
    if (!look.bare) drawCount(context, palette, words, box, text, inset ? 14 : size, counted ? null : { left: box.predicted === 0, top: box.actual === 1 });
  }
  if (counted && look.perClass && classes > 2) drawPerClass(context, palette, words, picture, size);
  if (counted) return;
  const middle = frame.y + frame.height / 2;
  context.strokeStyle = palette.quiet.css;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(frame.x, middle);
  context.lineTo(frame.x + frame.width, middle);
  context.stroke();
  context.font = `${inset ? 14 : size}px ${FIGURES}`;
  context.fillStyle = palette.quiet.css;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const value of ticks(axis.min, axis.max, Math.max(2, frame.width / 90))) {
    const x = frame.x + ((value - axis.min) / (axis.max - axis.min)) * frame.width;
    context.fillText(words.number(value, value % 1 === 0 ? 0 : 1), x, frame.y + frame.height + 6);
    context.beginPath();
    context.moveTo(x, middle - 4);
    context.lineTo(x, middle + 4);
    context.stroke();
  }
  for (const post of posts) drawPost(context, palette, words, picture, post, size);
  for (const bead of beads) {
    if (bead.actual === 1) drawGlow(context, palette.glow, bead.x, bead.y, radius * 3, palette.theme === 'night' ? 0.4 : 0.25);
    drawMember(context, palette, classes, bead.actual, bead.x, bead.y, radius);
    if (!bead.right && fence !== null && !look.dark) {
      context.beginPath();
      context.arc(bead.x, bead.y, radius + 3, 0, 2 * Math.PI);
      context.strokeStyle = palette.error.css;
      context.lineWidth = 2;
      context.stroke();
    }
    if (look.picked === bead.id) {
      context.beginPath();
      context.arc(bead.x, bead.y, radius + 7, 0, 2 * Math.PI);
      context.strokeStyle = palette.you.css;
      context.lineWidth = 3;
      context.stroke();
    }
  }
  if (fence !== null) drawFenceAt(context, palette, fence, frame, look.held, inset || !look.usable);
}

/** The row whose output is asked for, with what is said of it now; and where the answer would put it. */
export function drawSaid(context: Context, palette: Palette, words: Words, { frame, axis, beads, radius }: ConfusionScene, bead: Bead, answer: number | null, size: number): void {
  context.save();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(bead.x, bead.y, radius + 7, 0, 2 * Math.PI);
  context.stroke();
  const left = bead.x < beads.reduce((sum, { x }) => sum + x, 0) / beads.length;
  context.font = `650 ${size}px ${FIGURES}`;
  const text = words.number(bead.said);
  const wide = context.measureText(text).width;
  const beside = bead.x + (left ? -1 : 1) * (radius + 13);
  const room = left ? beside - wide > 2 : beside + wide < frame.x + frame.width + 20;
  const away = bead.actual === 1 ? -1 : 1;
  context.textAlign = room ? (left ? 'right' : 'left') : 'center';
  context.textBaseline = 'middle';
  const [x, y] = room ? [beside, bead.y] : [Math.max(frame.x + wide / 2, Math.min(bead.x, frame.x + frame.width - wide / 2)), bead.y + away * (radius + 9 + size * 0.7)];
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = palette.panel.css;
  context.strokeText(text, x, y);
  context.fillStyle = palette.you.css;
  context.fillText(text, x, y);
  if (answer !== null) {
    const at = frame.x + Math.min(1, Math.max(0, (answer - axis.min) / (axis.max - axis.min))) * frame.width;
    context.strokeStyle = palette.you.css;
    context.lineWidth = 2.5;
    context.setLineDash([5, 4]);
    context.beginPath();
    context.arc(at, bead.y, radius + 3, 0, 2 * Math.PI);
    context.moveTo(at, frame.y + frame.height / 2);
    context.lineTo(at, bead.y + away * (radius + 40));
    context.stroke();
  }
  context.restore();
}

/** The number that a class is written as, as a post over or under the string. */
function drawPost(context: Context, palette: Palette, words: Words, { frame }: ConfusionScene, post: { x: number; value: number; label: number }, size: number): void {
  const middle = frame.y + frame.height / 2;
  const end = post.label === 1 ? frame.y : frame.y + frame.height;
  context.strokeStyle = palette.target.css;
  for (const apart of [-1.5, 1.5]) {
    context.lineWidth = 1.2;
    context.beginPath();
    context.moveTo(post.x + apart, middle);
    context.lineTo(post.x + apart, end);
    context.stroke();
  }
  context.font = `${size}px ${WORDS}`;
  context.fillStyle = palette.target.css;
  const text = `${words.t(`class.${post.label === 1 ? 'yes' : 'no'}`)} = ${words.number(post.value, post.value % 1 === 0 ? 0 : 1)}`;
  const left = post.x + 7 + context.measureText(text).width > frame.x + frame.width;
  context.textAlign = left ? 'right' : 'left';
  context.textBaseline = post.label === 1 ? 'top' : 'bottom';
  context.fillText(text, post.x + (left ? -7 : 7), end);
}

function drawFenceAt(context: Context, palette: Palette, x: number, frame: { y: number; height: number }, held: boolean, inset: boolean): void {
  drawGlow(context, palette.glow, x, frame.y + frame.height / 2, 60, 0.25);
  context.strokeStyle = palette.you.css;
  context.lineWidth = held ? 5 : 3.5;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(x, frame.y - (inset ? 4 : 12));
  context.lineTo(x, frame.y + frame.height + (inset ? 2 : 4));
  context.stroke();
  if (inset) return;
  context.beginPath();
  context.arc(x, frame.y - 18, held ? 12 : 10, 0, 2 * Math.PI);
  context.fillStyle = palette.you.css;
  context.fill();
  context.beginPath();
  for (const side of [-1, 1]) {
    context.moveTo(x + side * 2, frame.y - 22);
    context.lineTo(x + side * 6, frame.y - 18);
    context.lineTo(x + side * 2, frame.y - 14);
  }
  context.strokeStyle = palette.ground.css;
  context.lineWidth = 1.8;
  context.stroke();
}

/** Rates as bars: of what, by name, how much. */
export function drawMeters(context: Context, palette: Palette, words: Words, { meters, meterArea }: ConfusionScene, size: number): void {
  context.font = `${size}px ${WORDS}`;
  const names = meters.map(({ rate }) => words.t(`metric.${rate}`));
  const label = Math.max(...names.map((name) => context.measureText(name).width)) + 12;
  const figure = 62;
  for (const [index, { value }] of meters.entries()) {
    const y = meterArea.y + 10 + index * 30;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    context.font = `${size}px ${WORDS}`;
    context.fillStyle = palette.quiet.css;
    context.fillText(names[index] ?? '', meterArea.x, y + 8);
    const bar = { x: meterArea.x + label, width: meterArea.width - label - figure };
    context.beginPath();
    context.roundRect(bar.x, y, bar.width, 16, 8);
    context.fillStyle = fade(palette.line, 0.6);
    context.fill();
    context.beginPath();
    context.roundRect(bar.x, y, Math.max(16, bar.width * value), 16, 8);
    context.fillStyle = value === 0 ? fade(palette.line, 0.6) : palette.you.css;
    context.fill();
    context.textAlign = 'right';
    context.font = `650 ${size + 2}px ${FIGURES}`;
    context.fillStyle = palette.text.css;
    context.fillText(words.t('unit.percent', { value: words.number(100 * value, 0) }), meterArea.x + meterArea.width, y + 8);
  }
}
