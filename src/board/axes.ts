import type { Words } from '../game/translate.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import { type Plot, plotX, plotY } from './profile.ts';
import { type Chart, chartPoint } from './relief.ts';
import { ticks } from './ticks.ts';
import type { Area } from './view.ts';

/** The symbol of a parameter as the words have it. */
export function symbolOf(words: Words, name: string): string {
  return words.has(`axis.${name}`) ? words.t(`axis.${name}`) : name;
}

/** Text is 16 pixels on a phone as elsewhere; insets go down to 14 on wide screens only. */
export function textSize(area: { width: number; height: number }): number {
  return Math.min(area.width, area.height) < 260 && !isPhone() ? 14 : 16;
}

function isPhone(): boolean {
  return window.innerWidth <= 700;
}

/** Room under a picture for its figures and the title. */
export function footRoom(area: Area): number {
  return textSize(area) + 18 + (isPhone() ? 0 : titleSize() + 6);
}

/** The name of an axis is quieter than its figures; on a phone nothing is under 16. */
function titleSize(): number {
  return isPhone() ? 16 : 14;
}

function drawTitle(context: CanvasRenderingContext2D, palette: Palette, title: string, x: number, y: number, align: 'left' | 'right'): void {
  context.font = `${titleSize()}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.textAlign = align;
  context.textBaseline = 'top';
  context.fillText(title, x, y);
}

/** Over the figures of an upright axis. */
function drawUprightTitle(context: CanvasRenderingContext2D, palette: Palette, title: string, area: Area): void {
  context.font = `${titleSize()}px ${WORDS}`;
  const wide = context.measureText(title).width;
  drawTitle(context, palette, title, Math.max(6, area.x - 8 - wide), area.y - 24 - titleSize(), 'left');
}

function tickFigure(words: Words, value: number): string {
  return words.number(value, value % 1 === 0 ? 0 : undefined);
}

/** How the figures of an axis and its line are drawn: quiet, one pixel. */
function takePen(context: CanvasRenderingContext2D, palette: Palette, size: number, align: 'center' | 'right', baseline: 'top' | 'middle'): void {
  context.font = `${size}px ${FIGURES}`;
  context.textAlign = align;
  context.textBaseline = baseline;
  context.strokeStyle = palette.line.css;
  context.fillStyle = palette.quiet.css;
  context.lineWidth = 1;
}

/** No figure reaches beyond `edge`. On a phone the title stands in the row of the figures. */
export function drawValueAxis(context: CanvasRenderingContext2D, palette: Palette, words: Words, plot: Plot, name: string, size: number, edge: number): void {
  const { area, min, max } = plot;
  const bottom = area.y + area.height;
  const symbol = symbolOf(words, name);
  const low = isPhone();
  context.save();
  context.font = `${titleSize()}px ${WORDS}`;
  const titleStart = edge - context.measureText(symbol).width;
  takePen(context, palette, size, 'center', 'top');
  context.beginPath();
  context.moveTo(area.x, bottom + 0.5);
  context.lineTo(area.x + area.width, bottom + 0.5);
  for (const value of ticks(min, max, Math.max(2, area.width / 90))) {
    const x = plotX(plot, value);
    const figure = tickFigure(words, value);
    const half = context.measureText(figure).width / 2;
    if (x + half > (low ? titleStart - 12 : edge)) continue;
    context.moveTo(x, bottom);
    context.lineTo(x, bottom + 5);
    context.fillText(figure, x, bottom + 10);
  }
  context.stroke();
  drawTitle(context, palette, symbol, edge, low ? bottom + 10 : bottom + size + 13, 'right');
  context.restore();
}

/** Where the player stands on an axis: a notch that points at it, from below or from the left. */
export function drawNotch(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number, from: 'below' | 'left'): void {
  const [dx, dy] = from === 'below' ? [0, 1] : [-1, 0];
  context.fillStyle = palette.you.css;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 8 * dx + 5 * dy, y + 8 * dy + 5 * dx);
  context.lineTo(x + 8 * dx - 5 * dy, y + 8 * dy - 5 * dx);
  context.closePath();
  context.fill();
}

export function drawLossAxis(context: CanvasRenderingContext2D, palette: Palette, words: Words, plot: Plot, size: number, bound: number | null): void {
  const { area, ceiling } = plot;
  context.save();
  takePen(context, palette, size, 'right', 'middle');
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
  drawUprightTitle(context, palette, words.t('axis.loss'), area);
  context.restore();
}

/** The two dials along the sides of a landscape. */
export function drawChartAxes(context: CanvasRenderingContext2D, palette: Palette, words: Words, chart: Chart, names: readonly [string, string], size: number): void {
  const { area, x, y } = chart;
  drawValueAxis(context, palette, words, { area, min: x.min, max: x.max, ceiling: 1, depth: 0 }, names[0], size, area.x + area.width + 16);
  context.save();
  takePen(context, palette, size, 'right', 'middle');
  context.beginPath();
  context.moveTo(area.x - 0.5, area.y);
  context.lineTo(area.x - 0.5, area.y + area.height);
  for (const value of ticks(y.min, y.max, Math.max(3, area.height / 90))) {
    const py = chartPoint(chart, x.min, value).y;
    context.moveTo(area.x - 5, py);
    context.lineTo(area.x, py);
    context.fillText(tickFigure(words, value), area.x - 9, py);
  }
  context.stroke();
  drawUprightTitle(context, palette, symbolOf(words, names[1]), area);
  context.restore();
}
