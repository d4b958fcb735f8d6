import type { Values } from '../curriculum/draw.ts';
import { settled } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { fade, type Palette } from './palette.ts';

interface Spot {
  x: number;
  y: number;
}

/** The places that a call speaks of: where it supposes the parameters to go, and where from if it says so. */
export function placesCalled(play: Play, names: readonly string[]): { from: Values | null; to: Values } | null {
  const asked = play.phase === 'call' ? play.stage.questions[0] : undefined;
  if (asked === undefined || !names.some((name) => name in asked.at)) return null;
  const { answer } = asked.question;
  const given = answer.kind === 'compare' && 'given' in answer.with ? settled(answer.with.given) : {};
  const from = names.every((name) => name in given) ? given : null;
  return { from, to: { ...play.values, ...asked.at } };
}

/** An empty place, told by two rings; the way there, if it comes from somewhere, in dashes with a head. */
export function drawCallMark(context: CanvasRenderingContext2D, palette: Palette, from: Spot | null, to: Spot): void {
  context.save();
  context.lineWidth = 2;
  context.strokeStyle = palette.text.css;
  if (from !== null) {
    const far = Math.hypot(to.x - from.x, to.y - from.y);
    const [ux, uy] = [(to.x - from.x) / far, (to.y - from.y) / far];
    const end = { x: to.x - 17 * ux, y: to.y - 17 * uy };
    ring(context, palette, from, 7);
    context.setLineDash([5, 5]);
    context.beginPath();
    context.moveTo(from.x + 9 * ux, from.y + 9 * uy);
    context.lineTo(end.x, end.y);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(end.x - 9 * ux + 6 * uy, end.y - 9 * uy - 6 * ux);
    context.lineTo(end.x, end.y);
    context.lineTo(end.x - 9 * ux - 6 * uy, end.y - 9 * uy + 6 * ux);
    context.stroke();
  }
  ring(context, palette, to, 8);
  ring(context, palette, to, 14);
  context.restore();
}

function ring(context: CanvasRenderingContext2D, palette: Palette, { x, y }: Spot, radius: number): void {
  context.save();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = 5;
  context.strokeStyle = fade(palette.ground, 0.8);
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = palette.text.css;
  context.stroke();
  context.restore();
}
