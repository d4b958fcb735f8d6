import { graphOf, lossWith, type Row } from '../curriculum/graph.ts';
import type { Stage } from '../curriculum/stage.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import { drawLantern } from './lantern.ts';
import type { Area } from './view.ts';

const POINTS = 40;

/** The loss over one number of the network, all others as they are: heights from left to right. */
export interface Ground {
  id: string;
  heights: readonly number[];
  /** From the middle, where the number stands, to either side. */
  span: number;
  top: number;
  loss: number;
}

/** How far to either side the ground is shown: so far that its valley is seen, where there is one. */
function spanOf(loss: number, gradient: number): number {
  if (Math.abs(gradient) < 1e-9) return 1;
  return Math.min(40, Math.max(0.3, (3.1 * loss) / Math.abs(gradient)));
}

export function groundOf(stage: Stage, parameters: Float64Array, row: Row, id: string): Ground {
  const { network } = stage.task;
  const graph = graphOf(network, parameters, stage.names, row);
  const node = graph.nodes.get(id);
  const loss = graph.nodes.get('loss')?.value ?? 0;
  const span = spanOf(loss, node?.gradient ?? 0);
  const heights = Array.from({ length: POINTS + 1 }, (_, index) => lossWith(network, parameters, stage.names, row, id, (node?.value ?? 0) + span * ((2 * index) / POINTS - 1)));
  return { id, heights, span, top: Math.max(loss * 1.9, 1e-6), loss };
}

/** A piece of ground with the lantern on it, and a token laid along it as a ruler: it lies on the slope, or cuts it. */
export function drawGround(context: CanvasRenderingContext2D, palette: Palette, area: Area, ground: Ground, ruler: number | null, fit: boolean | null, text: string, size: number): void {
  const night = palette.theme === 'night';
  const x = (part: number) => area.x + area.width * (part + 1) / 2;
  const y = (height: number) => area.y + area.height - 4 - (area.height - 10) * Math.min(1.2, Math.max(0, height / ground.top));
  context.save();
  context.beginPath();
  context.roundRect(area.x, area.y, area.width, area.height, 8);
  context.fillStyle = fade(palette.ground, night ? 0.85 : 0.9);
  context.fill();
  context.clip();
  context.beginPath();
  context.moveTo(area.x, area.y + area.height);
  ground.heights.forEach((height, index) => context.lineTo(x((2 * index) / POINTS - 1), y(height)));
  context.lineTo(area.x + area.width, area.y + area.height);
  context.closePath();
  context.fillStyle = palette.panel.css;
  context.fill();
  for (let line = 1; line < 5; line++) {
    context.strokeStyle = fade(palette.contour, line === 4 ? 0.3 : 0.5);
    context.lineWidth = 1;
    context.beginPath();
    ground.heights.forEach((height, index) => context.lineTo(x((2 * index) / POINTS - 1), y(height) + line * area.height * 0.11));
    context.stroke();
  }
  context.strokeStyle = fade(palette.text, 0.8);
  context.lineWidth = 1.5;
  context.beginPath();
  ground.heights.forEach((height, index) => context.lineTo(x((2 * index) / POINTS - 1), y(height)));
  context.stroke();
  const [cx, cy] = [x(0), y(ground.loss)];
  if (ruler !== null) {
    const slope = (-(ruler * ground.span * (area.height - 10)) / ground.top) / (area.width / 2);
    const half = area.width * 0.34;
    const length = Math.hypot(1, slope);
    const [ux, uy] = [half / length, (half * slope) / length];
    context.strokeStyle = fit === false ? palette.error.css : fit === true ? palette.target.css : palette.you.css;
    context.lineWidth = 3;
    context.lineCap = 'round';
    if (fit === false) context.setLineDash([6, 5]);
    context.beginPath();
    context.moveTo(cx - ux, cy - uy);
    context.lineTo(cx + ux, cy + uy);
    context.stroke();
    context.setLineDash([]);
  }
  context.restore();
  drawLantern(context, palette, cx, cy - size * 0.5, size, 0.8);
  context.save();
  context.beginPath();
  context.roundRect(area.x, area.y, area.width, area.height, 8);
  context.strokeStyle = fit === true ? palette.target.css : fit === false ? palette.error.css : palette.line.css;
  context.lineWidth = fit === null ? 1.2 : 2;
  context.stroke();
  if (text !== '') {
    context.font = `600 ${size}px ${FIGURES}`;
    context.fillStyle = palette.quiet.css;
    context.textBaseline = 'top';
    context.fillText(text, area.x + 6, area.y + 4);
  }
  context.restore();
}
