import { bestValues, metricAt } from '../curriculum/measured.ts';
import type { View } from '../curriculum/level-view.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { drawValueAxis, footRoom, textSize } from './axes.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { Plot } from './profile.ts';
import { ticks } from './ticks.ts';
import type { Area } from './view.ts';

/** From the power of ten under the lowest loss there is to a little over the highest that was met. */
export interface LossScale {
  low: number;
  high: number;
}

const DECADES = 7;

export function scaleOf({ stage }: Play, losses: readonly number[]): LossScale {
  const start = metricAt(stage, stage.start, 'mean-squared-error', 'train');
  const floor = metricAt(stage, bestValues(stage, stage.start, stage.names), 'mean-squared-error', 'train');
  const low = 10 ** Math.floor(Math.log10(Math.max(floor, 1e-6)));
  const met = losses.filter(Number.isFinite).reduce((high, loss) => Math.max(high, loss), start);
  return { low, high: Math.min(met * 1.12, low * 10 ** DECADES) };
}

/** Zero to one up the picture; `part` of the way from even steps to powers of ten. */
export function heightOn({ low, high }: LossScale, part: number, loss: number): number {
  const linear = loss / high;
  const log = Math.max(0, Math.log(Math.max(loss, low) / low) / Math.log(high / low));
  return linear + (log - linear) * part;
}

export function curvePlot(area: Area, view: Pick<Extract<View, { kind: 'training-curve' }>, 'laps'>): Plot {
  const size = textSize(area);
  const low = area.height < 220;
  const left = size * 3.6 + 12;
  const top = low ? 34 : 62;
  const inner = { x: area.x + left, y: area.y + top, width: area.width - left - 26, height: area.height - top - footRoom(area) };
  return { area: inner, min: 0, max: view.laps, ceiling: 1, depth: Math.min(40, inner.height * 0.1) };
}

function figuresOf(scale: LossScale, log: boolean, tall: number): readonly number[] {
  if (!log) return ticks(0, scale.high, Math.max(2, tall / 110));
  const powers = Math.floor(Math.log10(scale.high / scale.low) + 1e-9);
  return Array.from({ length: powers + 1 }, (_, power) => scale.low * 10 ** power);
}

/** Laps along the foot; losses up the side, and the bound as a double line where it is known. */
export function drawCurveAxes(context: CanvasRenderingContext2D, palette: Palette, words: Words, plot: Plot, scale: LossScale, part: number, bound: number | null, yOf: (height: number) => number): void {
  const { area } = plot;
  const size = textSize(area);
  drawValueAxis(context, palette, words, plot, 'laps', size, area.x + area.width + 20);
  context.save();
  context.font = `${size}px ${FIGURES}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  let last = Number.NaN;
  const goal = bound === null ? Number.NaN : yOf(heightOn(scale, part, bound));
  for (const loss of figuresOf(scale, part > 0.5, area.height)) {
    const y = yOf(heightOn(scale, part, loss));
    // What is to be reached has its own figure, which no other comes near.
    if (y < area.y - 2 || Math.abs(y - last) < size + 2 || Math.abs(y - goal) < size + 2) continue;
    last = y;
    context.strokeStyle = fade(palette.line, 0.55);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(area.x, Math.round(y) + 0.5);
    context.lineTo(area.x + area.width, Math.round(y) + 0.5);
    context.stroke();
    context.fillStyle = palette.quiet.css;
    context.fillText(words.number(loss, loss % 1 === 0 ? 0 : undefined), area.x - 8, y);
  }
  if (bound !== null) {
    context.fillStyle = palette.target.css;
    context.fillText(words.number(bound), area.x - 8, goal);
    context.strokeStyle = fade(palette.target, 0.85);
    for (const apart of [-1.5, 1.5]) {
      context.beginPath();
      context.moveTo(area.x, goal + apart);
      context.lineTo(area.x + area.width, goal + apart);
      context.stroke();
    }
  }
  context.font = `${size === 16 && window.innerWidth > 700 ? 14 : size}px ${WORDS}`;
  context.textAlign = 'left';
  context.fillStyle = palette.quiet.css;
  // Beside the lantern, which stands at the head of the axis before anything is trained.
  const low = area.height < 160;
  context.fillText(words.t(part > 0.5 ? 'axis.loss-log' : 'axis.loss'), area.x + (low ? 24 : 36), area.y - size + (low ? 2 : -6));
  context.restore();
}
