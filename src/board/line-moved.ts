import { largestMove } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { valuesAt } from '../curriculum/training.ts';
import type { Words } from '../game/translate.ts';
import { curveOf, type Frame, pixel, traced } from './line-frame.ts';
import { fade, FIGURES, type Palette } from './palette.ts';

/** Where the last lap took the line from, and by how many dollars it moved the price that it moved most. */
export function drawMoved(context: CanvasRenderingContext2D, palette: Palette, frame: Frame, words: Words, play: Play): void {
  const { stage, walked } = play;
  const [from, to] = [walked.at(-2), walked.at(-1)];
  if (from === undefined || to === undefined || frame.small) return;
  const { network } = stage.task;
  const { row, move } = largestMove(stage, valuesAt(stage, from, play.values), valuesAt(stage, to, play.values));
  const input = stage.train.inputs[row] ?? 0;
  const x = pixel(frame.x, input);
  const [before = 0, now = 0] = [from, to].map((parameters) => pixel(frame.y, curveOf(network, parameters, [input])[0] ?? Number.NaN));
  const top = frame.plot.y;
  const held = (y: number) => Math.min(Math.max(y, top), top + frame.plot.height);
  context.save();
  context.strokeStyle = fade(palette.you, 0.45);
  context.lineWidth = 2;
  context.setLineDash([7, 7]);
  for (const piece of traced(frame, network, from)) {
    context.beginPath();
    for (const point of piece) context.lineTo(point.x, point.y);
    context.stroke();
  }
  context.setLineDash([]);
  context.strokeStyle = palette.you.css;
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(x - 12, held(before));
  context.lineTo(x - 12, held(now));
  for (const y of [held(before), held(now)]) {
    context.moveTo(x - 18, y);
    context.lineTo(x - 6, y);
  }
  context.stroke();
  const size = frame.text + 4;
  const text = words.t('unit.dollar', { value: words.number(move, 2) });
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 6;
  context.strokeStyle = fade(palette.ground, 0.9);
  const y = (held(before) + held(now)) / 2;
  context.strokeText(text, x - 26, y);
  context.fillStyle = palette.you.css;
  context.fillText(text, x - 26, y);
  context.restore();
}
