import type { Values } from '../curriculum/draw.ts';
import type { View } from '../curriculum/level-view.ts';
import { outputs, predict } from '../engine/predict.ts';
import { parametersOf, type Stage } from '../curriculum/stage.ts';
import { activationOf, type Network } from '../engine/network.ts';
import { ticks } from './ticks.ts';
import type { Area } from './view.ts';

/** Values of an axis against pixels. */
export interface Scale {
  from: number;
  to: number;
  start: number;
  end: number;
  ticks: readonly number[];
}

/** The plot in its area: where miles and dollars stand, and how large things are drawn there. */
export interface Frame {
  plot: Area;
  x: Scale;
  y: Scale;
  /** Inset form: fewer ticks, no handles. */
  small: boolean;
  /** Text height. */
  text: number;
  /** The top of the street. */
  street: number;
}

export interface Point {
  x: number;
  y: number;
}

export function pixel(scale: Scale, value: number): number {
  return scale.start + ((value - scale.from) / (scale.to - scale.from)) * (scale.end - scale.start);
}

export function valueAt(scale: Scale, place: number): number {
  return scale.from + ((place - scale.start) / (scale.end - scale.start)) * (scale.to - scale.from);
}

/** A step of 1, 2 or 5 times a power of ten that cuts `span` into at most `parts`. */
export function niceStep(span: number, parts: number): number {
  const rough = span / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** What the network says at these inputs; its first output. */
export function curveOf(network: Network, parameters: Float64Array, inputs: readonly number[]): readonly number[] {
  const rows = { inputs: Float64Array.from(inputs), targets: new Float64Array(inputs.length), count: inputs.length, features: 1, outputs: 1 };
  const said = outputs(predict(network, parameters, rows));
  const width = said.length / inputs.length;
  return inputs.map((_, index) => said[index * width] ?? Number.NaN);
}

/** One linear neuron draws a straight line. */
export function isStraight(network: Network): boolean {
  return network.inputs === 1 && network.layers.every((_, layer) => activationOf(network, layer) === 'linear');
}

/** Prices the frame must hold: all hotels, and the line of the start as far as that is reasonable. */
function prices(stage: Stage, far: number, start: Values): readonly number[] {
  const hotels = [...stage.train.targets, ...stage.test.targets];
  const low = Math.min(...hotels);
  const high = Math.max(...hotels);
  const room = (high - low) / 2;
  const ends = curveOf(stage.task.network, parametersOf(stage, start), [0, far]);
  const said = stage.task.hand?.kind === 'guesses' ? stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [tool.min + 10, tool.max - 10] : [])) : [];
  // Prices that are changed need sky over them, and ground under.
  // One number for all follows a row that goes far.
  const reach = stage.task.frozen.includes('w') ? Math.max(0, ...stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' && tool.id === 'r1' ? [tool.max] : []))) : 0;
  const changed = stage.task.edit === undefined ? [] : [low - Math.max(room * 0.6, reach * 0.2), high + Math.max(room * 1.2, reach * 0.75)];
  return [...hotels, ...said, ...changed, ...ends.filter(Number.isFinite).map((end) => Math.min(high + room, Math.max(low - room, end)))];
}

/** `more` prices that are to be in the picture. */
export function frameOf(area: Area, stage: Stage, view: Pick<Extract<View, { kind: 'line' }>, 'place' | 'handles'>, more: readonly number[] = []): Frame {
  const small = view.place === 'inset' || area.width < 280 || area.height < 190;
  const narrow = area.width < 480;
  const text = small ? 14 : narrow ? 16 : area.width > 1100 ? 18 : 15;
  const far = Math.max(1, Math.ceil(Math.max(...stage.train.inputs, ...stage.test.inputs) + 0.2));
  const held = [...prices(stage, far, stage.start), ...more];
  const low = Math.min(...held);
  const high = Math.max(...held);
  const edge = niceStep(Math.max(high - low, 1), 10);
  const from = Math.floor((low - edge * 0.4) / edge) * edge;
  const to = Math.ceil((high + edge * 0.4) / edge) * edge;
  const left = small ? 34 : narrow ? 46 : 62;
  const right = small ? 12 : narrow ? 26 : 40;
  const top = small ? 8 : text + 26;
  const bottom = small ? 30 : 2 * text + 36;
  const plot = { x: area.x + left, y: area.y + top, width: area.width - left - right, height: area.height - top - bottom };
  return {
    plot, small, text,
    x: { from: 0, to: far, start: plot.x, end: plot.x + plot.width, ticks: ticks(0, far, small ? 2 : narrow ? 4 : 6) },
    y: { from, to, start: plot.y + plot.height, end: plot.y, ticks: ticks(from, to, small ? 2 : Math.max(3, Math.min(6, Math.floor(plot.height / 58)))) },
    street: plot.y + plot.height + (small ? 4 : 12),
  };
}

/** The network's line in pixels, cut at the edges of the plot: pieces of points. */
export function traced(frame: Frame, network: Network, parameters: Float64Array): readonly (readonly Point[])[] {
  const count = isStraight(network) ? 2 : 100;
  const inputs = Array.from({ length: count }, (_, index) => frame.x.from + ((frame.x.to - frame.x.from) * index) / (count - 1));
  const said = curveOf(network, parameters, inputs);
  const points = inputs.map((input, index) => ({ x: pixel(frame.x, input), y: pixel(frame.y, said[index] ?? Number.NaN) }));
  return cut(points, frame.plot.y - 6, frame.plot.y + frame.plot.height + 6);
}

/** The parts of a polyline between two heights. */
export function cut(points: readonly Point[], top: number, bottom: number): readonly (readonly Point[])[] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1];
    const to = points[index];
    const part = from === undefined || to === undefined ? null : cutSegment(from, to, top, bottom);
    if (part === null) {
      if (piece.length > 1) pieces.push(piece);
      piece = [];
      continue;
    }
    const [start, end] = part;
    const joined = piece.at(-1);
    if (joined === undefined || Math.abs(joined.x - start.x) + Math.abs(joined.y - start.y) > 1e-6) {
      if (piece.length > 1) pieces.push(piece);
      piece = [start];
    }
    piece.push(end);
  }
  if (piece.length > 1) pieces.push(piece);
  return pieces;
}

function cutSegment(from: Point, to: Point, top: number, bottom: number): readonly [Point, Point] | null {
  if (![from.y, to.y].every(Number.isFinite)) return null;
  if (Math.max(from.y, to.y) < top || Math.min(from.y, to.y) > bottom) return null;
  const at = (point: Point, height: number): Point => ({ x: from.x + ((height - from.y) / (to.y - from.y)) * (to.x - from.x), y: point.y < height ? Math.max(point.y, height) : height });
  const inside = (point: Point): Point => (point.y < top ? at(point, top) : point.y > bottom ? at(point, bottom) : point);
  return [inside(from), inside(to)];
}
