import type { Words } from '../game/translate.ts';
import { drawLantern } from './lantern.ts';
import { drawGlow } from './light.ts';
import type { NeuronFrame } from './neuron-frame.ts';
import type { Column, NeuronScene, Wire } from './neuron-scene.ts';
import { type Colour, fade, type Palette } from './palette.ts';
import { type Context, signColour, drawFigure } from './neuron-drawing.ts';

/** A mountain over the lake, or its reflection: one wire, many inputs. */
function drawPeak(context: Context, palette: Palette, frame: NeuronFrame, x: number, half: number, part: number, colour: Colour): void {
  const water = frame.level(0);
  const tip = frame.level(part);
  const night = palette.theme === 'night';
  const slope = (to: number) => {
    context.beginPath();
    context.moveTo(x - half, water);
    context.quadraticCurveTo(x - half * 0.35, water + (to - water) * 0.3, x, to);
    context.quadraticCurveTo(x + half * 0.35, water + (to - water) * 0.3, x + half, water);
    context.closePath();
  };
  slope(2 * water - tip);
  context.fillStyle = fade(colour, 0.07);
  context.fill();
  slope(tip);
  const light = context.createLinearGradient(0, tip, 0, water);
  light.addColorStop(0, fade(colour, night ? 0.75 : 0.6));
  light.addColorStop(1, fade(colour, 0.12));
  context.fillStyle = light;
  context.fill();
  context.strokeStyle = colour.css;
  context.lineWidth = 1.5;
  context.stroke();
}

/** What a wire adds, from where the sum stood to where it then stands: its head tells which way. */
function drawPart(context: Context, palette: Palette, frame: NeuronFrame, x: number, width: number, from: number, to: number, wire: Wire): void {
  const [start, end] = [frame.level(from), frame.level(to)];
  const colour = signColour(palette, wire.value);
  const head = Math.min(width * 0.5, Math.abs(end - start));
  const neck = end > start ? end - head : end + head;
  context.save();
  context.beginPath();
  context.moveTo(x - width / 2, start);
  context.lineTo(x - width / 2, neck);
  context.lineTo(x, end);
  context.lineTo(x + width / 2, neck);
  context.lineTo(x + width / 2, start);
  context.closePath();
  context.fillStyle = fade(colour, wire.bias ? 0.2 : 0.45);
  context.fill();
  context.strokeStyle = colour.css;
  context.lineWidth = 1.5;
  if (wire.value < 0) context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
  context.restore();
}

/** The level that is wanted: a double line. */
export function drawWanted(context: Context, palette: Palette, x: number, y: number, half: number): void {
  context.save();
  context.lineCap = 'round';
  context.strokeStyle = palette.target.css;
  context.lineWidth = 2.5;
  context.beginPath();
  for (const apart of [-3, 3]) {
    context.moveTo(x - half, y + apart);
    context.lineTo(x + half, y + apart);
  }
  context.stroke();
  context.restore();
}

/** A row: its parts tip to tail, the lantern at what comes out, and the level that is wanted. */
export function drawColumn(context: Context, palette: Palette, frame: NeuronFrame, column: Column, index: number, scene: NeuronScene, words: Words): void {
  const { x, width } = frame.column(index);
  const { text, small } = frame;
  const { parts, sum, wanted, state, output } = column;
  const shows = scene.curve === null ? output : sum;
  const seen = state === 'lit' || state === 'sealed';
  const y = frame.level(shows);
  const alone = parts.length === 1;
  const size = Math.min(small ? 24 : 32, width * 0.72);
  const lane = Math.min(small ? 22 : 52, (width * 0.8) / (parts.length + 1));
  const end = alone || state === 'sealed' || !seen ? x : x + ((parts.length - 1) / 2 + 0.5) * lane;
  if (state === 'lit' && alone) drawPeak(context, palette, frame, x, Math.min(width * 0.62, 60), parts[0] ?? 0, signColour(palette, scene.wires[0]?.value ?? 0));
  if (state === 'lit' && !alone) {
    let stood = 0;
    parts.forEach((part, wire) => {
      const at = x + (wire - parts.length / 2) * lane;
      const to = stood + part;
      const turned = scene.wires[wire];
      if (turned !== undefined) drawPart(context, palette, frame, at, lane * 0.72, stood, to, turned);
      context.save();
      context.strokeStyle = fade(palette.quiet, 0.7);
      context.lineWidth = 1;
      context.setLineDash([3, 3]);
      context.beginPath();
      context.moveTo(at, frame.level(to));
      context.lineTo(at + lane, frame.level(to));
      context.stroke();
      context.restore();
      stood = to;
    });
  }
  if (state === 'sealed') {
    context.save();
    context.strokeStyle = fade(palette.you, 0.5);
    context.lineWidth = 1.5;
    context.setLineDash([3, 5]);
    context.beginPath();
    context.moveTo(x, frame.level(0));
    context.lineTo(x, y);
    context.stroke();
    context.restore();
  }
  const half = Math.min(width * 0.42, 44);
  if (wanted !== null) {
    const target = frame.level(wanted);
    drawWanted(context, palette, end, target, half);
    const clear = !seen || Math.abs(target - y) > 3.2 * text;
    if (clear && (!small || !seen || frame.column(0).width > 60)) drawFigure(context, palette, words.number(wanted), end, target + (wanted < 0 ? text : -text), text, palette.target);
  }
  if (state === 'dark' || state === 'waiting') {
    // In the middle, so that its place says nothing about the sign.
    const middle = frame.body.y + frame.body.height / 2;
    context.save();
    context.beginPath();
    context.arc(x, middle, size * 0.8, 0, 2 * Math.PI);
    context.fillStyle = fade(palette.panel, 0.9);
    context.fill();
    context.setLineDash([4, 4]);
    context.strokeStyle = palette.quiet.css;
    context.lineWidth = 1.5;
    context.stroke();
    context.restore();
    drawFigure(context, palette, '?', x, middle + 1, text + 4, palette.quiet);
    return;
  }
  const hit = wanted !== null && Math.abs(wanted - shows) < 0.051;
  if (hit) drawGlow(context, palette.target, end, y, size * 1.6, 0.5);
  drawLantern(context, palette, end, y, size, scene.curve === null ? 1 : 0.5);
  const below = y - size - text < frame.body.y;
  const figure = words.number(shows);
  if (below) drawFigure(context, palette, figure, end, y + text, text, palette.you);
  else drawFigure(context, palette, figure, end, y - size - text * 0.7, text, palette.you);
}

/** What goes in, under its column: a number for each input. */
export function drawTicket(context: Context, palette: Palette, frame: NeuronFrame, column: Column, index: number, words: Words): void {
  const { x } = frame.column(index);
  const quiet = column.state === 'waiting';
  column.inputs.forEach((input, row) => {
    const named = column.inputs.length > 1 ? `x${row + 1} ` : '';
    drawFigure(context, palette, named + (Number.isFinite(input) ? words.number(input) : '?'), x, frame.tickets + (row + 0.5) * (frame.text + 7), frame.text, quiet ? palette.quiet : palette.text, 'center', named === '' ? 600 : 400);
  });
}
