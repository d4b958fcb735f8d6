import type { Values } from '../curriculum/draw.ts';
import type { View } from '../curriculum/level-view.ts';
import type { Play } from '../curriculum/play.ts';
import { chartIn } from './chart-frame.ts';
import { ceilingOf, curveFrame, plotOf } from './curve-frame.ts';
import { leapPoints } from './leap.ts';
import { plotX, plotY, profileOf } from './profile.ts';
import type { Palette } from './palette.ts';
import { chartPoint } from './relief.ts';
import type { Area } from './view.ts';

const MARGIN = 16;
const PADDING = 8;
/** What a lantern on the ground takes above it. */
const LANTERN = 50;

function cardSize(area: Area): { width: number; height: number } {
  return { width: Math.min(Math.max(area.width * 0.32, 220), 400), height: Math.min(Math.max(area.height * 0.32, 150), 270) };
}

/** Corners of a landscape, the best one first. */
function cornersOf(main: Extract<View, { kind: 'landscape' }>, area: Area): readonly Area[] {
  const { width, height } = cardSize(area);
  const { area: inner } = chartIn(area, main);
  const [left, right] = [inner.x + MARGIN, inner.x + inner.width - width - MARGIN];
  const [top, bottom] = [inner.y + MARGIN, inner.y + inner.height - height - MARGIN];
  return [[right, top], [left, top], [right, bottom], [left, bottom]].map(([x = left, y = top]) => ({ x, y, width, height }));
}

/** Where the card goes when the lantern comes under it: the first corner where that does not stand. */
export function cardBeside(main: View, area: Area, now: Area, values: Values): Area {
  if (main.kind !== 'landscape') return now;
  const at = chartPoint(chartIn(area, main), values[main.x] ?? Number.NaN, values[main.y] ?? Number.NaN);
  const covers = ({ x, y, width, height }: Area) => at.x > x - LANTERN / 2 && at.x < x + width + LANTERN / 2 && at.y > y - MARGIN && at.y < y + height + LANTERN;
  return covers(now) ? (cornersOf(main, area).find((corner) => !covers(corner)) ?? now) : now;
}

/** Leaps of this round pass under the card. */
export function leapsUnder(main: View, area: Area, { x, y, width, height }: Area, play: Play): boolean {
  if (main.kind !== 'loss-curve' || play.walked.length < 2) return false;
  const frame = curveFrame(area, main, play);
  const profile = profileOf(play.stage, play.values, main.parameter, frame.axis);
  const plot = plotOf(frame, ceilingOf(profile, frame, main.axis));
  const at = play.stage.names.indexOf(main.parameter);
  const landings = play.walked.map((parameters) => parameters[at] ?? Number.NaN);
  return leapPoints(plot, profile, landings).some((point) => point.x > x && point.x < x + width && point.y > y && point.y < y + height);
}

/** Where a card of another view lies on the main picture: where that is empty. */
export function cardOn(main: View, area: Area, play: Play): Area {
  const { width, height } = cardSize(area);
  const right = area.x + area.width - width - MARGIN;
  if (main.kind === 'landscape') return cornersOf(main, area)[0] ?? area;
  if (main.kind === 'confusion') return { x: right - 14, y: area.y + area.height - 0.8 * height - 112, width, height: 0.8 * height };
  if (main.kind === 'boundary') return { x: right - 14, y: area.y + area.height - height - 62, width, height: height * 0.86 };
  if (main.kind === 'trade') return { x: area.x + 74, y: area.y + area.height - height - 66, width, height };
  if (main.kind !== 'loss-curve') return { x: right - 22, y: area.y + 62, width, height };
  const frame = curveFrame(area, main, play);
  const profile = profileOf(play.stage, play.values, main.parameter, frame.axis);
  const plot = plotOf(frame, ceilingOf(profile, frame, main.axis));
  const y = area.y + MARGIN;
  const room = (x: number): number => {
    const tops = Array.from(profile, (loss, place) => ({ x: plotX(plot, plot.min + ((plot.max - plot.min) * place) / (profile.length - 1)), y: plotY(plot, loss) }));
    return Math.min(...tops.filter((top) => top.x > x - LANTERN / 2 && top.x < x + width + LANTERN / 2).map((top) => top.y)) - LANTERN - y - height;
  };
  // Three places only, so that the card tells little of where the valley lies in the dark.
  const middle = frame.inner.x + (frame.inner.width - width) / 2;
  const places = [middle, frame.inner.x + MARGIN, right];
  const x = places.find((place) => room(place) >= 0) ?? places.reduce((best, place) => (room(place) > room(best) ? place : best));
  return { x, y, width, height };
}

export function drawCard(context: CanvasRenderingContext2D, palette: Palette, { x, y, width, height }: Area): void {
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 12);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1;
  context.stroke();
}

/** What is left for the view in its card. */
export function withinCard({ x, y, width, height }: Area): Area {
  return { x: x + PADDING, y: y + PADDING, width: width - 2 * PADDING, height: height - 2 * PADDING };
}
