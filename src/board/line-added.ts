import { type Added, errorsAdded } from '../curriculum/added.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { symbolOf } from './axes.ts';
import { curveOf, type Frame, valueAt } from './line-frame.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import type { Area } from './view.ts';

/** Each error begins where the one before it ended; the last line is what they come to, in as many parts as there are hotels. */
export interface Staircase {
  area: Area;
  zero: number;
  steps: readonly { y: number; from: number; to: number }[];
  sum: { y: number; to: number; parts: readonly number[] };
}

const MARGIN = 10;

/** In the corner that a falling line leaves empty, under the words for it: at the foot the figures of the bars need the room. */
export function staircaseOf({ plot, text }: Frame, { rows, sum }: Added): Staircase {
  const width = Math.min(Math.max(plot.width * 0.34, 130), 330);
  const row = Math.min(Math.max(plot.height / 24 - 6, 6), 16);
  const top = text + MARGIN;
  const area = { x: plot.x + plot.width - width, y: plot.y, width, height: row * (rows.length + 2) + top };
  const ends = rows.reduce<readonly number[]>((sums, { error }) => [...sums, (sums.at(-1) ?? 0) + error], [0]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const at = (value: number) => area.x + 2 * MARGIN + ((value - low) / Math.max(high - low, 1)) * (width - 4 * MARGIN);
  const line = (index: number) => area.y + top + row * (index + 0.5);
  return {
    area,
    zero: at(0),
    steps: rows.map((_, index) => ({ y: line(index), from: at(ends[index] ?? 0), to: at(ends[index + 1] ?? 0) })),
    sum: { y: line(rows.length + 0.7), to: at(sum), parts: rows.map((_, index) => at((sum * (index + 1)) / rows.length)) },
  };
}

/** Prices up to which the picture has to reach, so that hotels and the line of the start lie clear of the staircase, with the figures over them. */
export function skyOver(frame: Frame, play: Play): readonly number[] {
  const added = errorsAdded(play);
  if (added === null || frame.small) return [];
  const { area } = staircaseOf(frame, added);
  const { task, train, start } = play.stage;
  const left = valueAt(frame.x, area.x - 2 * frame.text);
  const high = Math.max(...curveOf(task.network, parametersOf(play.stage, start), [left]), ...train.targets.filter((_, row) => (train.inputs[row] ?? 0) > left));
  return [frame.y.from + (high - frame.y.from) / (1 - (area.height + 2 * frame.text) / frame.plot.height)];
}

function written(context: CanvasRenderingContext2D, palette: Palette, text: string, x: number, y: number, colour: string): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = fade(palette.ground, 0.9);
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** The errors with which the round began, laid end to end. */
export function drawAdded(context: CanvasRenderingContext2D, palette: Palette, frame: Frame, words: Words, play: Play): void {
  const added = errorsAdded(play);
  if (added === null || frame.small) return;
  const { area, zero, steps, sum } = staircaseOf(frame, added);
  context.save();
  context.strokeStyle = fade(palette.quiet, 0.6);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(zero, (steps[0]?.y ?? sum.y) - 8);
  context.lineTo(zero, sum.y + 8);
  for (const [index, { y, to }] of steps.entries()) {
    context.moveTo(to, y);
    context.lineTo(to, steps[index + 1]?.y ?? sum.y);
  }
  context.stroke();
  context.lineWidth = 4;
  context.strokeStyle = palette.error.css;
  context.beginPath();
  for (const { y, from, to } of steps) {
    context.moveTo(from, y);
    context.lineTo(to, y);
  }
  context.stroke();
  context.lineWidth = 7;
  const gap = 2 * Math.sign(sum.to - zero);
  context.beginPath();
  for (const [index, part] of sum.parts.entries()) {
    const from = sum.parts[index - 1] ?? zero;
    if (Math.abs(part - from) < 4) continue;
    context.moveTo(from + (index === 0 ? 0 : gap), sum.y);
    context.lineTo(part, sum.y);
  }
  context.stroke();
  context.font = `600 ${frame.text}px ${FIGURES}`;
  const start = words.t('board.start') + ' ' + play.stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [`${symbolOf(words, tool.id)} ${words.number(play.trail[0]?.[tool.id] ?? 0)}`] : [])).join('  ');
  const figure = `${added.sum > 0 ? '+' : ''}${words.number(added.sum, 1)}`;
  const [before = 0, length = 0] = [start, figure].map((text) => context.measureText(text).width + frame.text / 2);
  const left = area.x + area.width - before - length;
  const over = area.y + frame.text * 0.5;
  const turned = words.direction === 'rtl';
  written(context, palette, figure, turned ? left : left + before, over, palette.error.css);
  context.direction = words.direction;
  written(context, palette, start, turned ? left + length : left, over, palette.quiet.css);
  context.restore();
}
