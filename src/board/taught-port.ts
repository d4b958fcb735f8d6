import type { GraphNode } from '../curriculum/graph.ts';
import type { Words } from '../game/translate.ts';
import { drawFigure, signColour } from './neuron-drawing.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { TaughtFrame } from './taught-frame.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** What lies before a unit: a weight or a bias, or what a card has left there. */
export interface Port {
  node: GraphNode;
  /** One number a row, or one for all of them; none: the parameter itself is seen. */
  left: readonly number[];
  /** The card took what lies there from the parameter. */
  taken: boolean;
}

/** A number in as many digits as its place has room for. */
function figureFor(context: Context, words: Words, value: number, size: number, width: number): string {
  context.font = `600 ${size}px ${FIGURES}`;
  const figures = [words.number(value), ...[2, 1].map((digits) => words.number(Number(value.toPrecision(digits))))];
  return figures.find((figure) => context.measureText(figure).width <= width) ?? figures.at(-1) ?? '';
}

/** A token as wide as what it says. */
export function drawLozenge(context: Context, palette: Palette, words: Words, value: number, { x, y, width, height }: Area, size: number): void {
  const figure = figureFor(context, words, value, size, width - 12);
  const half = Math.min(width, context.measureText(figure).width + 18) / 2;
  const middle = { x: x + width / 2, y: y + height / 2 };
  context.save();
  context.beginPath();
  for (const [across, down] of [[-1, 0], [-0.84, -1], [0.84, -1], [1, 0], [0.84, 1], [-0.84, 1]] as const) context.lineTo(middle.x + across * half, middle.y + (down * height) / 2);
  context.closePath();
  context.fillStyle = palette.you.css;
  context.fill();
  context.fillStyle = palette.ground.css;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(figure, middle.x, middle.y + 1);
  context.restore();
}

/** What each row wishes of the parameter, side by side: bars up where it is to grow, down where it is to shrink. */
function drawRows(context: Context, palette: Palette, left: readonly number[], strongest: number, { x, y, width, height }: Area): void {
  const step = Math.min(12, (width - 8) / left.length);
  const middle = y + height / 2;
  const start = x + (width - step * left.length) / 2;
  context.save();
  for (const [index, pull] of left.entries()) {
    const long = Math.max(1, (height / 2) * Math.sqrt(Math.abs(pull) / strongest));
    context.fillStyle = pull < 0 ? palette.positive.css : palette.negative.css;
    context.fillRect(start + index * step + 1, pull < 0 ? middle - long : middle, step - 2, long);
  }
  context.strokeStyle = fade(palette.text, 0.8);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(start - 3, middle);
  context.lineTo(start + step * left.length + 3, middle);
  context.stroke();
  context.restore();
}

/** Which way the parameter has just gone. */
function drawWay(context: Context, palette: Palette, way: number, { x, y, width, height }: Area): void {
  const [foot, long] = [x + width - 8, Math.min(8, height * 0.3)];
  const middle = y + height / 2;
  context.save();
  context.fillStyle = palette.you.css;
  context.beginPath();
  context.moveTo(foot - 5, middle + way * long * 0.6);
  context.lineTo(foot + 5, middle + way * long * 0.6);
  context.lineTo(foot, middle - way * long);
  context.closePath();
  context.fill();
  context.restore();
}

export function drawPort(context: Context, palette: Palette, frame: TaughtFrame, { node, left, taken }: Port, strongest: number, words: Words): void {
  const place = frame.port(node);
  const inside = { ...place, y: place.y + 1.5, height: place.height - 3 };
  const size = Math.min(frame.text, inside.height * 0.8);
  const hut = frame.at({ ...node, kind: 'sum' });
  const colour = signColour(palette, node.value);
  context.save();
  context.strokeStyle = fade(palette.quiet, 0.5);
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(place.x + place.width, place.y + place.height / 2);
  context.lineTo(hut.x - frame.radius, hut.y + (place.y + place.height / 2 - hut.y) * 0.3);
  context.stroke();
  if (node.kind === 'bias') {
    context.font = `${frame.small ? 12 : 14}px ${WORDS}`;
    context.fillStyle = palette.quiet.css;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillText('b', place.x - 3, place.y + place.height / 2);
  }
  const [value] = left;
  const moved = taken ? -left.reduce((sum, each) => sum + each, 0) : 0;
  if (value === undefined || taken) {
    context.beginPath();
    context.roundRect(inside.x, inside.y, inside.width, inside.height, Math.min(8, inside.height / 3));
    context.fillStyle = palette.panel.css;
    context.fill();
    context.strokeStyle = moved === 0 ? fade(colour, 0.6) : palette.you.css;
    context.lineWidth = moved === 0 ? 1.2 : 2;
    if (node.value < 0) context.setLineDash([5, 4]);
    context.stroke();
  }
  context.restore();
  if (value === undefined || taken) {
    const room = moved === 0 ? 6 : 18;
    drawFigure(context, palette, figureFor(context, words, node.value, size, inside.width - room), inside.x + (inside.width - room + 6) / 2, inside.y + inside.height / 2 + 1, size, colour);
    if (moved !== 0) drawWay(context, palette, Math.sign(moved), inside);
  } else if (left.length > 1) drawRows(context, palette, left, strongest, inside);
  else drawLozenge(context, palette, words, value, inside, size);
}
