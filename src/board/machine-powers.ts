import { exp } from '../engine/exact.ts';
import type { Words } from '../game/translate.ts';
import { drawLantern } from './lantern.ts';
import { drawFigure } from './neuron-drawing.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** e to z over z: lit where the machine was fed, and posts where it was asked. */
export function drawPowers(context: Context, palette: Palette, area: Area, sums: { min: number; max: number }, top: number, lit: { from: number; to: number }, at: number | null, asked: { z: number; said: number | null } | null, told: readonly number[], words: Words): void {
  const small = area.width < 560;
  const pad = small ? 16 : 48;
  const x = (z: number) => area.x + pad + ((area.width - 2 * pad) * (z - sums.min)) / (sums.max - sums.min);
  const ground = area.y + area.height - (small ? 40 : 70);
  const y = (power: number) => ground - ((area.height - (small ? 80 : 130)) * power) / top;
  const text = small ? 15 : 18;
  context.save();
  context.strokeStyle = fade(palette.reference, 0.8);
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(area.x + pad / 2, ground);
  context.lineTo(area.x + area.width - pad / 2, ground);
  context.stroke();
  context.font = `${text - 2}px ${FIGURES}`;
  context.fillStyle = palette.quiet.css;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (let z = Math.ceil(sums.min); z <= sums.max; z++) context.fillText(words.number(z), x(z), ground + 8);
  if (lit.to > lit.from) {
    const steps = 80;
    const points = Array.from({ length: steps + 1 }, (_, step) => lit.from + ((lit.to - lit.from) * step) / steps);
    context.beginPath();
    context.moveTo(x(lit.from), ground);
    for (const z of points) context.lineTo(x(z), y(exp(z)));
    context.lineTo(x(lit.to), ground);
    const fill = context.createLinearGradient(0, ground, 0, y(top));
    fill.addColorStop(0, fade(palette.glow, 0.1));
    fill.addColorStop(1, fade(palette.glow, 0.55));
    context.fillStyle = fill;
    context.fill();
    context.beginPath();
    for (const z of points) context.lineTo(x(z), y(exp(z)));
    context.strokeStyle = palette.you.css;
    context.lineWidth = 3;
    context.stroke();
  }
  context.restore();
  for (const z of told) {
    context.save();
    context.strokeStyle = fade(palette.you, 0.6);
    context.setLineDash([3, 4]);
    context.beginPath();
    context.moveTo(x(z), ground);
    context.lineTo(x(z), y(exp(z)));
    context.stroke();
    context.restore();
    drawFigure(context, palette, words.number(exp(z)), Math.min(Math.max(x(z), area.x + 34), area.x + area.width - 34), y(exp(z)) - 14, text, palette.text);
  }
  if (at !== null) {
    drawLantern(context, palette, x(at), y(exp(at)) + 8, small ? 28 : 36, 1);
    drawFigure(context, palette, words.number(exp(at)), x(at), y(exp(at)) - (small ? 36 : 44), text + 2, palette.you);
    drawFigure(context, palette, `z ${words.number(at)}`, x(at), ground + (small ? 30 : 40), text, palette.you);
  }
  if (asked !== null) {
    context.save();
    context.strokeStyle = palette.target.css;
    context.lineWidth = 2;
    context.setLineDash([5, 6]);
    context.beginPath();
    context.moveTo(x(asked.z), ground);
    context.lineTo(x(asked.z), y(top) + 20);
    context.stroke();
    context.restore();
    drawFigure(context, palette, '?', x(asked.z), y(top) + 6, text + 10, palette.target);
    if (asked.said !== null) {
      context.save();
      context.fillStyle = palette.target.css;
      context.beginPath();
      context.arc(x(asked.z), y(Math.min(asked.said, top)), 8, 0, 2 * Math.PI);
      context.fill();
      context.restore();
      drawFigure(context, palette, words.number(asked.said), x(asked.z) - 14, y(Math.min(asked.said, top)), text, palette.target, 'right');
    }
  }
}
