import type { Words } from '../game/translate.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import { type Plot, plotX, plotY } from './profile.ts';
import { type Chart, chartPoint } from './relief.ts';
import { ticks } from './ticks.ts';

/** The symbol of a parameter as the words have it. */
export function symbolOf(words: Words, name: string): string {
  return words.has(`axis.${name}`) ? words.t(`axis.${name}`) : name;
}

/** Text is 16 pixels on a phone as elsewhere; insets go down to 14 on wide screens only. */
export function textSize(area: { width: number; height: number }): number {
  return Math.min(area.width, area.height) < 260 && window.innerWidth > 700 ? 14 : 16;
}

export function drawValueAxis(context: CanvasRenderingContext2D, palette: Palette, words: Words, plot: Plot, name: string, size: number): void {
  const { area, min, max } = plot;
  const bottom = area.y + area.height;
  context.save();
  context.font = `${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.strokeStyle = palette.line.css;
  context.fillStyle = palette.quiet.css;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(area.x, bottom + 0.5);
  context.lineTo(area.x + area.width, bottom + 0.5);
  const symbol = symbolOf(words, name);
  for (const value of ticks(min, max, Math.max(2, area.width / 90))) {
    const x = plotX(plot, value);
    context.moveTo(x, bottom);
    context.lineTo(x, bottom + 5);
    if (x < area.x + area.width - 26 && x > area.x + 6) context.fillText(words.number(value, value % 1 === 0 ? 0 : undefined), x, bottom + 9);
  }
  context.stroke();
  context.fillStyle = palette.you.css;
  context.font = `600 ${size + 4}px ${FIGURES}`;
  context.textAlign = 'right';
  context.fillText(symbol, area.x + area.width, bottom + 7);
  context.restore();
}

export function drawLossAxis(context: CanvasRenderingContext2D, palette: Palette, words: Words, plot: Plot, size: number, bound: number | null): void {
  const { area, ceiling } = plot;
  context.save();
  context.font = `${size}px ${FIGURES}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  const target = bound === null ? null : plotY(plot, bound);
  for (const loss of ticks(0, ceiling, Math.max(3, area.height / 110))) {
    const y = plotY(plot, loss);
    if (y < area.y + 4) continue;
    context.strokeStyle = fade(palette.line, 0.5);
    context.beginPath();
    context.moveTo(area.x, Math.round(y) + 0.5);
    context.lineTo(area.x + area.width, Math.round(y) + 0.5);
    context.stroke();
    if (target !== null && Math.abs(target - y) < size) continue;
    context.fillStyle = palette.quiet.css;
    context.fillText(words.number(loss, 0), area.x - 8, y);
  }
  if (bound !== null && target !== null) {
    context.strokeStyle = fade(palette.target, 0.8);
    for (const apart of [-1.5, 1.5]) {
      context.beginPath();
      context.moveTo(area.x, target + apart);
      context.lineTo(area.x + area.width, target + apart);
      context.stroke();
    }
    context.fillStyle = palette.target.css;
    context.fillText(words.number(bound), area.x - 8, target);
  }
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  context.fillStyle = palette.quiet.css;
  context.fillText(words.t('axis.loss'), area.x - 8, area.y - 8);
  context.restore();
}

/** The two dials along the sides of a landscape. */
export function drawChartAxes(context: CanvasRenderingContext2D, palette: Palette, words: Words, chart: Chart, names: readonly [string, string], size: number): void {
  const { area, x, y } = chart;
  drawValueAxis(context, palette, words, { area, min: x.min, max: x.max, ceiling: 1, depth: 0 }, names[0], size);
  context.save();
  context.font = `${size}px ${FIGURES}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.strokeStyle = palette.line.css;
  context.fillStyle = palette.quiet.css;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(area.x - 0.5, area.y);
  context.lineTo(area.x - 0.5, area.y + area.height);
  for (const value of ticks(y.min, y.max, Math.max(3, area.height / 90))) {
    const py = chartPoint(chart, x.min, value).y;
    context.moveTo(area.x - 5, py);
    context.lineTo(area.x, py);
    if (py > area.y + size * 1.4 && py < area.y + area.height - 4) context.fillText(words.number(value, value % 1 === 0 ? 0 : undefined), area.x - 9, py);
  }
  context.stroke();
  context.fillStyle = palette.you.css;
  context.font = `600 ${size + 4}px ${FIGURES}`;
  context.textBaseline = 'top';
  context.fillText(symbolOf(words, names[1]), area.x - 9, area.y - 2);
  context.restore();
}
