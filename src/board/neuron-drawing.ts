import type { Words } from '../game/translate.ts';
import { drawLantern } from './lantern.ts';
import { drawGlow } from './light.ts';
import type { NeuronFrame } from './neuron-frame.ts';
import { niceStep } from './line-frame.ts';
import { wirePoints } from './neuron-frame.ts';
import type { Column, NeuronScene, Wire } from './neuron-scene.ts';
import { blend, type Colour, fade, FIGURES, type Palette, WORDS } from './palette.ts';

type Context = CanvasRenderingContext2D;

export function signColour(palette: Palette, value: number): Colour {
  return value < 0 ? palette.negative : palette.positive;
}

/** A figure that stays legible over whatever lies under it. */
export function drawFigure(context: Context, palette: Palette, text: string, x: number, y: number, size: number, colour: Colour, align: CanvasTextAlign = 'center', weight = 600): void {
  context.save();
  context.font = `${weight} ${size}px ${FIGURES}`;
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 5;
  context.strokeStyle = fade(palette.ground, 0.85);
  context.strokeText(text, x, y);
  context.fillStyle = colour.css;
  context.fillText(text, x, y);
  context.restore();
}

/** The inside of the neuron: a valley under the night sky, with a lake whose surface is zero. */
export function drawBody(context: Context, palette: Palette, frame: NeuronFrame, axis: { min: number; max: number }, words: Words): void {
  const { body, small, text } = frame;
  const night = palette.theme === 'night';
  const water = frame.level(0);
  context.save();
  context.beginPath();
  context.roundRect(body.x, body.y, body.width, body.height, small ? 18 : 30);
  context.fillStyle = fade(palette.panel, night ? 0.7 : 0.75);
  context.fill();
  context.save();
  context.clip();
  const deep = context.createLinearGradient(0, water, 0, body.y + body.height);
  deep.addColorStop(0, fade(palette.reference, night ? 0.3 : 0.3));
  deep.addColorStop(1, fade(palette.reference, night ? 0.06 : 0.08));
  context.fillStyle = deep;
  context.fillRect(body.x, water, body.width, body.y + body.height - water);
  context.strokeStyle = fade(palette.reference, night ? 0.28 : 0.35);
  context.lineWidth = 1;
  for (let line = 1; water + line * line * 5 < body.y + body.height; line++) {
    const y = water + line * line * 5;
    const dash = 26 + 9 * line;
    context.setLineDash([dash, dash * (0.5 + ((line * 37) % 11) / 9)]);
    context.lineDashOffset = -((line * 53) % 97);
    context.beginPath();
    context.moveTo(body.x, y);
    context.lineTo(body.x + body.width, y);
    context.stroke();
  }
  context.setLineDash([]);
  context.restore();
  context.strokeStyle = palette.line.css;
  context.lineWidth = 1.5;
  context.stroke();
  context.strokeStyle = fade(palette.reference, 0.9);
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(body.x, water);
  context.lineTo(body.x + body.width, water);
  context.stroke();
  context.restore();
  const step = niceStep(axis.max - axis.min, 5);
  for (let level = Math.ceil((axis.min + step / 3) / step) * step; level <= axis.max - step / 3; level += step) {
    const y = frame.level(level);
    if (level !== 0) {
      context.strokeStyle = fade(palette.contour, 0.35);
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(body.x, y);
      context.lineTo(body.x + body.width, y);
      context.stroke();
    }
    if (body.width > 90) drawFigure(context, palette, words.number(level), body.x + body.width - (small ? 6 : 12), y - text * 0.75, text - 2, palette.quiet, 'right', 400);
  }
}

/** A wire as wide as its weight: solid for plus, dashed for minus, a faint cord at zero. */
export function drawWire(context: Context, palette: Palette, frame: NeuronFrame, wire: Wire, index: number, sealed: boolean): void {
  const { from, to, bend } = wirePoints(frame, index);
  const most = wire.tool === null ? 3 : Math.max(Math.abs(wire.tool.min), Math.abs(wire.tool.max));
  const size = Math.min(1, Math.abs(wire.value) / most);
  const path = () => {
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.bezierCurveTo(from.x + bend * 0.6, from.y, to.x - bend * 0.6, to.y, to.x, to.y);
  };
  context.save();
  context.lineCap = 'butt';
  path();
  context.strokeStyle = fade(palette.contour, 0.9);
  context.lineWidth = 1.5;
  context.stroke();
  if (!sealed && wire.value !== 0) {
    const colour = signColour(palette, wire.value);
    const width = 2 + 13 * size;
    path();
    context.strokeStyle = fade(colour, palette.theme === 'night' ? 0.16 : 0.12);
    context.lineWidth = width + 9;
    context.stroke();
    path();
    context.strokeStyle = colour.css;
    context.lineWidth = width;
    if (wire.value < 0) context.setLineDash([10, 7]);
    context.stroke();
  }
  context.restore();
}

export function drawSource(context: Context, palette: Palette, frame: NeuronFrame, wire: Wire, index: number, words: Words): void {
  const { x, y, radius } = frame.source(index);
  const dim = wire.bias;
  context.save();
  context.beginPath();
  if (dim) context.roundRect(x - radius * 0.8, y - radius * 0.8, radius * 1.6, radius * 1.6, 8);
  else context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.strokeStyle = dim ? palette.quiet.css : palette.text.css;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
  const named = typeof wire.source === 'string';
  context.save();
  context.font = named ? `italic 600 ${frame.text + 4}px ${WORDS}` : `600 ${frame.text + (frame.small ? 0 : 3)}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = dim ? palette.quiet.css : palette.text.css;
  context.fillText(typeof wire.source === 'string' ? wire.source : words.number(wire.source), x, y + 1);
  context.restore();
}

/** The valve on a wire: its name and figure, and, where it can be turned, which way. */
export function drawValve(context: Context, palette: Palette, frame: NeuronFrame, wire: Wire, index: number, sealed: boolean, words: Words, held: boolean): void {
  const { x, y } = frame.valve(index);
  const { text, small } = frame;
  const colour = sealed ? palette.quiet : signColour(palette, wire.value);
  const figure = sealed ? '?' : words.number(wire.value, 2);
  context.save();
  context.font = `600 ${text}px ${FIGURES}`;
  const figureWidth = context.measureText(figure).width;
  context.font = `italic 600 ${text + 2}px ${WORDS}`;
  const pad = small ? 8 : 13;
  const width = Math.max(small ? 62 : 84, figureWidth + context.measureText(wire.name).width + 2 * pad + (small ? 6 : 10));
  const height = small ? 30 : 38;
  const open = wire.tool !== null && !sealed;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  context.fillStyle = held ? blend(palette.panel, colour, 0.2).css : palette.panel.css;
  context.fill();
  context.strokeStyle = open ? palette.you.css : fade(colour, 0.6);
  context.lineWidth = open ? 2.5 : 1.5;
  context.stroke();
  if (open) {
    context.fillStyle = palette.you.css;
    for (const way of [-1, 1]) {
      const tip = y + way * (height / 2 + 10);
      context.beginPath();
      context.moveTo(x - 7, tip - way * 6);
      context.lineTo(x + 7, tip - way * 6);
      context.lineTo(x, tip);
      context.closePath();
      context.fill();
    }
  }
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = colour.css;
  context.font = `italic 600 ${text + 2}px ${WORDS}`;
  context.fillText(wire.name, x - width / 2 + pad, y + 1);
  context.textAlign = 'right';
  context.font = `600 ${text}px ${FIGURES}`;
  context.fillText(figure, x + width / 2 - pad, y + 1);
  context.restore();
}

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
    const middle = frame.level(0) - (frame.level(0) - frame.body.y) * 0.5;
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
