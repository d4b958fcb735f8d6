import type { Words } from '../game/translate.ts';
import { labelParts } from './label-parts.ts';
import { drawMap } from './network-map.ts';
import type { NetworkFrame } from './network-frame.ts';
import type { NetworkScene, Unit, Wire } from './network-scene.ts';
import { drawFigure, signColour } from './neuron-drawing.ts';
import { blend, fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

interface Ends {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** From the rim of the unit it leaves to the rim of the one it enters. */
export function wireEnds(frame: NetworkFrame, wire: Wire): Ends {
  const from = frame.unit(wire.behind, wire.from);
  const to = frame.unit(wire.column, wire.to);
  return { from: { x: from.x + frame.radius(wire.behind), y: from.y }, to: { x: to.x - frame.radius(wire.column), y: to.y } };
}

/** The place of a wire at a part of its way. */
export function alongWire({ from, to }: Ends, part: number): { x: number; y: number } {
  const eased = part * part * (3 - 2 * part);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * eased };
}

/** At which part of its wire each weight is written, by the name of the wire. */
export function figureParts(frame: NetworkFrame, wires: readonly Wire[]): ReadonlyMap<string, number> {
  const size = frame.small ? { width: 40, height: 20 } : { width: 56, height: 26 };
  return labelParts(wires.map((wire) => ({ id: wire.name, along: (part) => alongWire(wireEnds(frame, wire), part) })), size);
}

export function drawWire(context: Context, palette: Palette, frame: NetworkFrame, wire: Wire, lit: boolean): void {
  const ends = wireEnds(frame, wire);
  const colour = signColour(palette, wire.value);
  const bend = (ends.to.x - ends.from.x) * 0.45;
  context.save();
  context.lineWidth = Math.max(lit ? 3 : 0.8, wire.part * (frame.small ? 6 : 10));
  context.strokeStyle = wire.value === 0 ? fade(palette.quiet, 0.4) : fade(colour, lit ? 1 : wire.beside ? 0.2 : 0.35 + 0.45 * wire.part);
  if (wire.value < 0) context.setLineDash([frame.small ? 6 : 9, frame.small ? 4 : 6]);
  context.lineCap = 'butt';
  context.beginPath();
  context.moveTo(ends.from.x, ends.from.y);
  context.bezierCurveTo(ends.from.x + bend, ends.from.y, ends.to.x - bend, ends.to.y, ends.to.x, ends.to.y);
  context.stroke();
  context.restore();
}

/** A weight at its wire: a pill that can be dragged up and down where there is a knob for it. */
export function drawWeight(context: Context, palette: Palette, frame: NetworkFrame, wire: Wire, part: number, words: Words, held: boolean): void {
  const { x, y } = alongWire(wireEnds(frame, wire), part);
  const colour = signColour(palette, wire.value);
  const figure = words.number(wire.value);
  if (wire.tool === null) {
    drawFigure(context, palette, figure, x, y - 1, frame.text - (frame.small ? 0 : 1), colour);
    return;
  }
  context.save();
  context.font = `600 ${frame.text}px ${FIGURES}`;
  const width = context.measureText(figure).width + 18;
  const height = frame.text + 12;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  context.fillStyle = held ? blend(palette.panel, colour, 0.25).css : palette.panel.css;
  context.fill();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2;
  context.stroke();
  context.fillStyle = palette.you.css;
  for (const way of [-1, 1]) {
    const tip = y + way * (height / 2 + 8);
    context.beginPath();
    context.moveTo(x - 5, tip - way * 5);
    context.lineTo(x + 5, tip - way * 5);
    context.lineTo(x, tip);
    context.fill();
  }
  context.fillStyle = colour.css;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(figure, x, y + 1);
  context.restore();
}

/** What enters: a column of the table, and its number where a row goes through. */
export function drawInput(context: Context, palette: Palette, frame: NetworkFrame, input: NetworkScene['inputs'][number], index: number, name: string, words: Words): void {
  const { x, y } = frame.unit(0, index);
  const radius = frame.radius(0);
  context.save();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.strokeStyle = palette.reference.css;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
  if (input.value !== null) drawFigure(context, palette, words.number(input.value), x, y + 1, Math.min(frame.text + 2, radius * 0.85), palette.text);
  if (name === '') return;
  context.save();
  context.font = `${frame.text}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.textBaseline = 'top';
  const width = context.measureText(name).width;
  context.textAlign = 'left';
  context.fillText(name, Math.max(6, x - width / 2), y + radius + 5);
  context.restore();
}

/** A unit: its map, or the number that comes out of it, or only that it is there. */
export function drawUnit(context: Context, palette: Palette, frame: NetworkFrame, unit: Unit, look: { kind: 'maps' | 'numbers' | 'plain'; output: boolean; lit: boolean; figures: boolean; dots: NetworkScene['dots'] }, words: Words): void {
  const { x, y } = frame.unit(unit.column, unit.index);
  const radius = frame.radius(unit.column);
  const area = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  const square = look.kind === 'maps' && unit.map !== null;
  context.save();
  if (square && unit.map !== null) drawMap(context, palette, unit.map, area, look);
  context.beginPath();
  if (square) context.roundRect(area.x, area.y, area.width, area.height, Math.min(14, radius * 0.28));
  else context.arc(x, y, radius, 0, 2 * Math.PI);
  if (!square) {
    context.fillStyle = palette.panel.css;
    context.fill();
  }
  context.strokeStyle = unit.asked || look.lit ? palette.you.css : look.output ? palette.you.css : unit.dead ? palette.error.css : fade(palette.text, 0.7);
  context.lineWidth = unit.asked || look.lit ? 3.5 : 2;
  if (unit.dead) context.setLineDash([3, 5]);
  context.stroke();
  context.restore();
  if (unit.dead) drawCross(context, palette, x, y, radius * 0.3);
  if (look.kind === 'numbers') drawSignal(context, palette, frame, unit, look.output, words);
  if (look.figures) drawFigure(context, palette, `${unit.bias.value < 0 ? '\u2212' : '+'} ${words.number(Math.abs(unit.bias.value))}`, x, y + radius + frame.text * 0.85, frame.text - 1, signColour(palette, unit.bias.value));
}

function drawCross(context: Context, palette: Palette, x: number, y: number, half: number): void {
  context.save();
  context.strokeStyle = palette.error.css;
  context.lineWidth = 2.5;
  context.beginPath();
  context.moveTo(x - half, y - half);
  context.lineTo(x + half, y + half);
  context.moveTo(x + half, y - half);
  context.lineTo(x - half, y + half);
  context.stroke();
  context.restore();
}

/** As near as what is wanted has to be met. */
const NEAR = 0.1;

/** What comes out for the row that goes through; over it the sum, where the activation makes something else of it. */
function drawSignal(context: Context, palette: Palette, frame: NetworkFrame, unit: Unit, output: boolean, words: Words): void {
  const { x, y } = frame.unit(unit.column, unit.index);
  const radius = frame.radius(unit.column);
  const size = Math.min(frame.text + 8, radius * 0.7);
  if (!unit.known) {
    drawFigure(context, palette, '?', x, y + 1, size + 2, unit.asked ? palette.you : palette.quiet);
    return;
  }
  if (unit.curved) drawFigure(context, palette, words.number(unit.sum), x, y - radius - frame.text * 0.7, frame.text - 1, palette.quiet, 'center', 400);
  const raised = unit.wanted === null ? 0 : radius * 0.28;
  const there = unit.wanted !== null && Math.abs(unit.wanted - unit.output) < NEAR;
  // Figures that come out whole are written so.
  const figure = words.number(unit.output, unit.wanted === null && Number.isInteger(unit.output) ? 0 : 2);
  drawFigure(context, palette, figure, x, y + 1 - raised, Math.min(size, (1.7 * radius) / (figure.length * 0.6), unit.wanted === null ? size : radius * 0.58), output ? palette.you : palette.text);
  if (unit.wanted !== null) drawFigure(context, palette, `${there ? '=' : '\u2260'} ${words.number(unit.wanted, 2)}`, x, y + radius * 0.42, Math.max(11, Math.min(size - 9, radius * 0.4)), there ? palette.target : palette.error);
  if (unit.class !== null) drawFigure(context, palette, words.t(`class.${unit.class}`), x, y - radius - frame.text * 0.7, frame.text, palette.text);
}

/** A layer that is not there yet: a dashed place for its first unit. */
export function drawGap(context: Context, palette: Palette, frame: NetworkFrame, column: number): void {
  const { x, y } = frame.unit(column, 0);
  context.save();
  context.strokeStyle = fade(palette.quiet, 0.6);
  context.lineWidth = 1.5;
  context.setLineDash([4, 6]);
  context.beginPath();
  context.arc(x, y, frame.radius(column) * 0.8, 0, 2 * Math.PI);
  context.stroke();
  context.restore();
}

/** A round button under a column: one unit more, or one fewer. */
export function drawButton(context: Context, palette: Palette, frame: NetworkFrame, place: { x: number; y: number }, sign: '+' | '\u2212', open: boolean, held: boolean): void {
  const radius = frame.small ? 18 : 21;
  context.save();
  context.globalAlpha = open ? 1 : 0.35;
  context.beginPath();
  context.arc(place.x, place.y, radius, 0, 2 * Math.PI);
  context.fillStyle = held ? blend(palette.panel, palette.you, 0.3).css : palette.panel.css;
  context.fill();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2;
  context.stroke();
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2.5;
  context.beginPath();
  context.moveTo(place.x - 7, place.y);
  context.lineTo(place.x + 7, place.y);
  if (sign === '+') {
    context.moveTo(place.x, place.y - 7);
    context.lineTo(place.x, place.y + 7);
  }
  context.stroke();
  context.restore();
}

/** What the network has of each, in a row over it. */
export function drawCounts(context: Context, palette: Palette, area: Area, frame: NetworkFrame, counts: readonly { name: string; count: number }[], words: Words): void {
  const y = area.y + (frame.small ? 26 : 40);
  const size = frame.small ? 22 : 30;
  const each = Math.min(area.width / counts.length, frame.small ? 150 : 230);
  counts.forEach(({ name, count }, index) => {
    const x = area.x + area.width / 2 + (index - (counts.length - 1) / 2) * each;
    context.save();
    context.textBaseline = 'alphabetic';
    context.textAlign = 'right';
    context.font = `600 ${size}px ${FIGURES}`;
    context.fillStyle = palette.you.css;
    context.fillText(words.number(count, 0), x - 4, y + size * 0.3);
    context.textAlign = 'left';
    context.font = `${frame.text}px ${WORDS}`;
    context.fillStyle = palette.quiet.css;
    context.fillText(name, x + 5, y + size * 0.3);
    context.restore();
  });
}
