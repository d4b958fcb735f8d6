import type { Values } from '../curriculum/draw.ts';
import { editedRows } from '../curriculum/edit.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { type Frame, pixel } from './line-frame.ts';
import { fade, FIGURES, type Palette } from './palette.ts';

/** One number for every row, and, where only a hit counts, the rails of what rows say: between two of them nothing runs. */
export interface Rails {
  rails: readonly { y: number; value: number; count: number; hit: boolean }[];
  said: { y: number; value: number } | null;
  /** What every row says. */
  rows: readonly { x: number; y: number; value: number }[];
}

/** So near to a rail it is hit, in what the rows say. */
const NEAR = 0.5;

/** Of a machine that says one number for all rows. `parameters` and `values` are those on their way. */
export function railsOf(frame: Frame, { stage, choices }: Play, parameters: Float64Array, values: Values): Rails {
  const value = parameters[stage.names.indexOf('b')] ?? Number.NaN;
  const targets = [...editedRows(stage, values).targets];
  const rails = choices['measure'] !== 'hit' ? [] : [...new Set(targets)].map((each) => ({
    y: pixel(frame.y, each), value: each, count: targets.filter((other) => other === each).length, hit: Math.abs(each - value) < NEAR,
  }));
  return {
    rails, said: choices['measure'] === undefined ? null : { y: pixel(frame.y, value), value },
    rows: targets.map((each, row) => ({ x: pixel(frame.x, stage.train.inputs[row] ?? 0), y: pixel(frame.y, each), value: each })),
  };
}

/** Two tracks and their sleepers, how often they are said, and at the line the number that it says. */
export function drawRails(context: CanvasRenderingContext2D, palette: Palette, { plot, text }: Frame, words: Words, { rails, said, rows }: Rails): void {
  const right = plot.x + plot.width;
  context.save();
  for (const { y, count, hit } of rails) {
    context.strokeStyle = fade(hit ? palette.you : palette.reference, hit ? 0.9 : 0.5);
    context.lineWidth = 1.4;
    context.beginPath();
    for (const away of [-4, 4]) {
      context.moveTo(plot.x, y + away);
      context.lineTo(right, y + away);
    }
    for (let x = plot.x + 8; x < right; x += 16) {
      context.moveTo(x, y - 7);
      context.lineTo(x, y + 7);
    }
    context.stroke();
    figure(context, palette, `${words.number(count)}×`, right - text * 0.9, y - text * 0.9, text, hit ? palette.you.css : palette.reference.css);
  }
  for (const { x, y, value } of rows) figure(context, palette, words.number(value), x + text * 1.3, y - text * 0.8, text, palette.text.css);
  if (said !== null) figure(context, palette, words.number(said.value), plot.x + text * 1.6, said.y - text, text + 6, palette.you.css);
  context.restore();
}

function figure(context: CanvasRenderingContext2D, palette: Palette, written: string, x: number, y: number, size: number, colour: string): void {
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = fade(palette.ground, 0.85);
  context.strokeText(written, x, y);
  context.fillStyle = colour;
  context.fillText(written, x, y);
}
