import type { Hop } from '../game/hop.ts';
import { drawLantern } from './lantern.ts';
import { drawSteps } from './marks.ts';
import { FIGURES, type Palette, WORDS } from './palette.ts';
import { lossOn, type Plot, plotX, plotY } from './profile.ts';

interface Point {
  x: number;
  y: number;
}

/** An arc over the ground from one value to the next; one that lands outside is left for, not reached. */
function arc(plot: Plot, profile: Float64Array, from: number, to: number, part: number): Point {
  const span = plot.max - plot.min;
  const [x0, x1] = [plotX(plot, from), plotX(plot, Math.min(Math.max(to, plot.min - span), plot.max + span))];
  const [y0, y1] = [plotY(plot, lossOn(profile, plot, from)), plotY(plot, lossOn(profile, plot, to))];
  const rise = Math.min(90, 14 + 0.22 * Math.abs(x1 - x0));
  return { x: x0 + (x1 - x0) * part, y: y0 + (y1 - y0) * part - 4 * rise * part * (1 - part) };
}

/** Points of the arcs from landing to landing. */
export function leapPoints(plot: Plot, profile: Float64Array, landings: readonly number[]): readonly Point[] {
  return landings.flatMap((to, landing) => {
    const from = landings[landing - 1];
    if (from === undefined || from < plot.min || from > plot.max || !Number.isFinite(to)) return [];
    return Array.from({ length: 25 }, (_, piece) => arc(plot, profile, from, to, piece / 24));
  });
}

/** Where the lantern is in the air; null where it has left the numbers. */
export function leapPlace(plot: Plot, profile: Float64Array, landings: readonly number[], hop: Hop): Point | null {
  const [from, to] = [landings[hop.from], landings[hop.from + 1]];
  if (from === undefined || to === undefined || !Number.isFinite(to)) return null;
  return arc(plot, profile, from, to, hop.part);
}

/** The arcs of a training so far, the latest brightest, and a mark at each landing. */
export function drawLeaps(context: CanvasRenderingContext2D, palette: Palette, plot: Plot, profile: Float64Array, landings: readonly number[], hop: Hop): void {
  if (landings.length < 2) return;
  const { area, min, max } = plot;
  const within = (value: number) => value >= min && value <= max;
  context.save();
  context.beginPath();
  context.rect(area.x, area.y - 56, area.width, area.height + 56);
  context.clip();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 1.5;
  for (let landing = 1; landing < landings.length; landing++) {
    const [from, to] = [landings[landing - 1], landings[landing]];
    if (from === undefined || to === undefined || !within(from) || !Number.isFinite(to)) continue;
    const until = !hop.done && landing - 1 === hop.from ? hop.part : 1;
    context.globalAlpha = Math.max(0.3, 0.9 - 0.07 * (landings.length - 1 - landing));
    context.beginPath();
    for (let piece = 0; piece <= 24; piece++) {
      const { x, y } = arc(plot, profile, from, to, (until * piece) / 24);
      if (piece === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.stroke();
  }
  context.restore();
  drawSteps(context, palette, landings.slice(0, -1).filter(within).map((value) => ({ x: plotX(plot, value), y: plotY(plot, lossOn(profile, plot, value)) })), 0.9);
}

function dashedDown(context: CanvasRenderingContext2D, palette: Palette, { area }: Plot, from: Point, dash: readonly number[]): void {
  context.save();
  context.setLineDash([...dash]);
  context.strokeStyle = palette.you.css;
  context.globalAlpha = 0.75;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(from.x, area.y + area.height);
  context.stroke();
  context.restore();
}

/** Held over the dark: how high the ground is there, nobody knows yet. */
export function drawHover(context: CanvasRenderingContext2D, palette: Palette, plot: Plot, value: number, tall: number, label = '', size = 16): void {
  const at = { x: plotX(plot, value), y: plot.area.y + tall + 8 };
  dashedDown(context, palette, plot, { x: at.x, y: at.y + 4 }, [2, 7]);
  context.save();
  context.globalAlpha = 0.7;
  drawLantern(context, palette, at.x, at.y, tall, 0.5);
  context.restore();
  if (label === '') return;
  context.save();
  context.font = `600 ${size}px ${WORDS}`;
  context.textBaseline = 'middle';
  const right = at.x + 22 + context.measureText(label).width < plot.area.x + plot.area.width;
  context.textAlign = right ? 'left' : 'right';
  context.lineJoin = 'round';
  context.lineWidth = 5;
  context.strokeStyle = palette.ground.css;
  const x = at.x + (right ? 20 : -20);
  context.strokeText(label, x, at.y - tall / 2);
  context.fillStyle = palette.you.css;
  context.fillText(label, x, at.y - tall / 2);
  context.restore();
}

/** Where a wrong answer would have landed: crossed out, and told in words beside it. */
export function drawMiss(context: CanvasRenderingContext2D, palette: Palette, plot: Plot, at: Point, label: string, size: number): void {
  dashedDown(context, palette, plot, at, [3, 5]);
  context.strokeStyle = palette.error.css;
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(at.x, at.y - 9, 9, 0, 2 * Math.PI);
  context.moveTo(at.x - 4, at.y - 13);
  context.lineTo(at.x + 4, at.y - 5);
  context.moveTo(at.x + 4, at.y - 13);
  context.lineTo(at.x - 4, at.y - 5);
  context.stroke();
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillStyle = palette.error.css;
  context.fillText(label, at.x, at.y - 24);
}

/** Where the player says that the update lands. */
export function drawAnswer(context: CanvasRenderingContext2D, palette: Palette, plot: Plot, at: Point, tall: number): void {
  dashedDown(context, palette, plot, at, [3, 5]);
  context.save();
  context.globalAlpha = 0.6;
  drawLantern(context, palette, at.x, at.y, tall * 0.85, 0.35);
  context.restore();
}
