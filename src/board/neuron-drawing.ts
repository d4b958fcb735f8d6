import type { Words } from '../game/translate.ts';
import type { NeuronFrame } from './neuron-frame.ts';
import { niceStep } from './line-frame.ts';
import { wirePoints } from './neuron-frame.ts';
import type { Wire } from './neuron-scene.ts';
import { blend, type Colour, fade, FIGURES, type Palette, WORDS } from './palette.ts';

export type Context = CanvasRenderingContext2D;

export function signColour(palette: Palette, value: number): Colour {
  return value < 0 ? palette.negative : palette.positive;
}

/** Text that stays legible over whatever lies under it. */
export function drawOver(context: Context, palette: Palette, text: string, x: number, y: number, font: string, colour: Colour, align: CanvasTextAlign = 'center'): void {
  context.save();
  context.font = font;
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

export function drawFigure(context: Context, palette: Palette, text: string, x: number, y: number, size: number, colour: Colour, align: CanvasTextAlign = 'center', weight = 600): void {
  drawOver(context, palette, text, x, y, `${weight} ${size}px ${FIGURES}`, colour, align);
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
