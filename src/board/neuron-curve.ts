import type { Words } from '../game/translate.ts';
import { drawLantern } from './lantern.ts';
import { drawFigure } from './neuron-drawing.ts';
import type { NeuronFrame } from './neuron-frame.ts';
import type { NeuronScene } from './neuron-scene.ts';
import { fade, type Palette } from './palette.ts';

type Context = CanvasRenderingContext2D;
type Plot = NonNullable<NeuronFrame['plot']>;
type Curve = NonNullable<NeuronScene['curve']>;

/** The box that the sum goes through: dark ground with its two axes. */
export function drawPlot(context: Context, palette: Palette, frame: NeuronFrame, plot: Plot, words: Words): void {
  const { small, text } = frame;
  context.save();
  context.beginPath();
  context.roundRect(plot.x, plot.y, plot.width, plot.height, small ? 14 : 22);
  context.fillStyle = fade(palette.panel, palette.theme === 'night' ? 0.7 : 0.75);
  context.fill();
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1.5;
  context.stroke();
  context.strokeStyle = fade(palette.contour, 0.9);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(plot.x, frame.out(0));
  context.lineTo(plot.x + plot.width, frame.out(0));
  context.moveTo(plot.across(0), plot.y);
  context.lineTo(plot.across(0), plot.y + plot.height);
  context.stroke();
  context.restore();
  for (const [tick, level] of frame.outTicks) {
    context.save();
    context.strokeStyle = palette.contour.css;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(plot.across(tick), frame.out(0) - 4);
    context.lineTo(plot.across(tick), frame.out(0) + 4);
    context.moveTo(plot.across(0) - 4, frame.out(level));
    context.lineTo(plot.across(0) + 4, frame.out(level));
    context.stroke();
    context.restore();
    drawFigure(context, palette, words.number(tick), plot.across(tick), frame.out(0) + text, text - 2, palette.quiet, 'center', 400);
    drawFigure(context, palette, words.number(level, level % 1 === 0 ? 0 : 1), plot.across(0) - 8, frame.out(level), text - 2, palette.quiet, 'right', 400);
  }
  // Over the line where its last figure stands in the same place below.
  const end = plot.x + plot.width - text * 0.9;
  const taken = frame.outTicks.some(([tick]) => Math.abs(plot.across(tick) - end) < text);
  drawFigure(context, palette, 'z', end, frame.out(0) + (taken ? -0.9 : 1.1) * text, text, palette.quiet, 'center', 400);
  drawFigure(context, palette, 'a', plot.across(0) + text * 0.8, plot.y + text, text, palette.quiet, 'center', 400);
}

function traceCurve(context: Context, frame: NeuronFrame, plot: Plot, curve: Curve, from: number, to: number): void {
  const steps = 160;
  context.beginPath();
  for (let step = 0; step <= steps; step++) {
    const z = from + ((to - from) * step) / steps;
    const [x, y] = [plot.across(z), frame.out(curve.value(z))];
    if (step === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
}

/** The function as far as it is known, the sum that goes in below and comes out at the side. */
export function drawCurve(context: Context, palette: Palette, frame: NeuronFrame, plot: Plot, scene: NeuronScene, axis: { min: number; max: number }, words: Words): void {
  const { curve, asked } = scene;
  if (curve === null) return;
  const [from, to] = [Math.max(axis.min, curve.from), Math.min(axis.max, curve.to)];
  const { text, small } = frame;
  const right = plot.x + plot.width;
  context.save();
  context.lineCap = 'round';
  if (to >= from) {
    for (const [width, alpha] of [[16, 0.06], [10, 0.1], [6, 0.2]] as const) {
      traceCurve(context, frame, plot, curve, from, to);
      context.strokeStyle = fade(palette.you, alpha);
      context.lineWidth = width;
      context.stroke();
    }
    traceCurve(context, frame, plot, curve, from, to);
    context.strokeStyle = palette.you.css;
    context.lineWidth = 3;
    context.stroke();
  }
  for (const [zs, colour] of [[curve.fed, palette.you], [curve.told, palette.target]] as const) {
    for (const z of zs) {
      context.beginPath();
      context.arc(plot.across(z), frame.out(curve.value(z)), 5, 0, 2 * Math.PI);
      context.fillStyle = colour.css;
      context.fill();
    }
  }
  context.restore();
  const answered = curve.told.at(-1);
  if (answered !== undefined && !curve.lit) drawFigure(context, palette, words.number(curve.value(answered)), Math.min(plot.across(answered) + text * 0.8, right - text * 3.5), frame.out(curve.value(answered)) + text * 1.1, text, palette.target, 'left');
  if (curve.lit) {
    const [x, y] = [plot.across(curve.z), frame.out(curve.value(curve.z))];
    beam(context, palette.you.css, asked === null ? [[x, frame.out(0)], [x, y], [right, y]] : [[x, frame.out(0)], [x, y]]);
    context.beginPath();
    context.arc(x, y, 5, 0, 2 * Math.PI);
    context.fillStyle = palette.flame.css;
    context.fill();
    const figure = words.number(curve.value(curve.z));
    if (asked === null) {
      drawLantern(context, palette, right, y + 8, small ? 24 : 32, 1);
      drawFigure(context, palette, figure, right + (small ? 0 : 8), y - (small ? 28 : 38), text, palette.you);
    } else drawFigure(context, palette, figure, Math.min(x + text * 0.8, right - text * 3.5), y + text * 1.1, text, palette.you, 'left');
  }
  if (asked !== null) drawAsked(context, palette, frame, plot, asked, words);
}

function beam(context: Context, style: string, points: readonly (readonly [number, number])[]): void {
  context.save();
  context.strokeStyle = style;
  context.lineWidth = 1.5;
  context.setLineDash([4, 4]);
  context.beginPath();
  points.forEach(([x, y], index) => { if (index === 0) context.moveTo(x, y); else context.lineTo(x, y); });
  context.stroke();
  context.restore();
}

/** Where the answer's mark stands. */
export function answerPlace(frame: NeuronFrame, plot: Plot, at: number): { x: number; y: number } {
  return { x: plot.x + plot.width, y: frame.out(at) };
}

/** The sum that is asked about, and from there to what is said. */
function drawAskedSum(context: Context, palette: Palette, frame: NeuronFrame, plot: Plot, z: number, y: number, words: Words): void {
  const x = plot.across(z);
  const right = plot.x + plot.width;
  context.save();
  context.strokeStyle = fade(palette.text, 0.35);
  context.lineWidth = 1;
  context.setLineDash([2, 5]);
  context.beginPath();
  context.moveTo(x, plot.y + 6);
  context.lineTo(x, plot.y + plot.height - 6);
  context.stroke();
  context.restore();
  const room = frame.text * 2.4;
  drawFigure(context, palette, `${words.number(z)} ?`, Math.max(plot.x + room, Math.min(x, right - room)), plot.y + frame.text * 1.2, frame.text + 2, palette.text);
  beam(context, fade(palette.text, 0.8), [[x, frame.out(0)], [x, y], [right, y]]);
}

function drawAsked(context: Context, palette: Palette, frame: NeuronFrame, plot: Plot, { z, said, at }: NonNullable<NeuronScene['asked']>, words: Words): void {
  const { y, x: right } = answerPlace(frame, plot, at);
  if (z === null) beam(context, fade(palette.text, 0.8), [[plot.x, y], [right, y]]);
  else drawAskedSum(context, palette, frame, plot, z, y, words);
  context.save();
  context.beginPath();
  context.arc(right, y, frame.small ? 11 : 14, 0, 2 * Math.PI);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2.5;
  context.stroke();
  context.fillStyle = palette.you.css;
  for (const way of [-1, 1]) {
    context.beginPath();
    context.moveTo(right - 5, y + way * 3);
    context.lineTo(right + 5, y + way * 3);
    context.lineTo(right, y + way * 9);
    context.closePath();
    context.fill();
  }
  context.restore();
  if (said !== null) drawFigure(context, palette, words.number(said), right - (frame.small ? 30 : 40), y - frame.text, frame.text, palette.text);
}
