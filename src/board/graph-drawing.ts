import { type GraphNode, outputId, sumId } from '../curriculum/graph.ts';
import { nodeSymbol } from '../game/node-symbol.ts';
import type { Words } from '../game/translate.ts';
import type { GraphPlaces, Point } from './graph-frame.ts';
import type { GraphScene, Spot } from './graph-scene.ts';
import { drawValley } from './lantern.ts';
import { drawGlow } from './light.ts';
import { drawFigure, drawOver, signColour } from './neuron-drawing.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';

type Context = CanvasRenderingContext2D;

export interface Look {
  /** Numbers that the ripple has reached, and how high its ring is there, 0 to 1. */
  rings: ReadonlyMap<string, number>;
  hovered: string | null;
  /** Of weights and biases the wires alone are drawn. */
  bare?: boolean;
}

function drawWire(context: Context, palette: Palette, frame: GraphPlaces, node: GraphNode, widest: number, wet: boolean): void {
  const { from, to } = frame.wire(node);
  context.save();
  context.lineWidth = Math.max(1.2, (Math.abs(node.value) / widest) * (frame.small ? 6 : 10));
  context.strokeStyle = wet ? palette.you.css : node.value === 0 ? fade(palette.quiet, 0.4) : fade(signColour(palette, node.value), 0.7);
  if (node.value < 0) context.setLineDash([9, 6]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.restore();
}

/** The gate between a sum and what comes out: open, or shut. */
function drawGate(context: Context, palette: Palette, frame: GraphPlaces, scene: GraphScene, node: GraphNode): void {
  const output = scene.graph.nodes.get(`a${node.id.slice(1)}`);
  if (output === undefined) return;
  const [from, to] = [frame.at(node), frame.at(output)];
  const shut = output.value === 0 && node.value <= 0;
  context.save();
  context.strokeStyle = shut ? palette.error.css : fade(palette.text, 0.7);
  context.lineWidth = shut ? 2 : frame.chain ? 4 : 2;
  const [left, right] = [from.x + frame.radius, to.x - frame.radius];
  const middle = (left + right) / 2;
  const level = (from.y + to.y) / 2;
  if (frame.chain) {
    context.beginPath();
    context.moveTo(left, from.y);
    context.lineTo(shut ? middle - 8 : right, shut ? level : to.y);
    context.stroke();
  }
  if (shut) {
    const half = frame.radius * (frame.chain ? 0.6 : 0.9);
    context.lineWidth = 4;
    context.beginPath();
    context.moveTo(middle, level - half);
    context.lineTo(middle, level + half);
    context.stroke();
  }
  context.restore();
}

/** The number that is nudged: a little up, a little down. */
function drawNudge(context: Context, palette: Palette, frame: GraphPlaces, place: Point): void {
  context.save();
  context.fillStyle = palette.you.css;
  const far = frame.chain ? 44 : 27;
  for (const way of [-1, 1]) {
    const foot = place.y + way * (way < 0 ? far : 21);
    context.beginPath();
    context.moveTo(place.x - 9, foot);
    context.lineTo(place.x + 9, foot);
    context.lineTo(place.x, foot + way * 12);
    context.closePath();
    context.fill();
  }
  context.restore();
}

/** A mark that a player has put on a number: it moves, goes up or down, or moves most. */
function drawMark(context: Context, palette: Palette, frame: GraphPlaces, spot: Spot, place: Point, by: string, words: Words): void {
  const { mark } = spot;
  if (by === 'carry' || mark === '' || mark === 'off' || (mark === 'rests' && by !== 'turn')) return;
  const weight = spot.node.kind === 'weight' || spot.node.kind === 'bias';
  const colour = by !== 'turn' || spot.fits === null ? palette.you : spot.fits ? palette.target : palette.error;
  context.save();
  context.strokeStyle = colour.css;
  context.fillStyle = colour.css;
  context.lineWidth = 3;
  context.lineCap = 'round';
  if (mark === 'moves') {
    const y = place.y + (weight ? 24 : frame.radius + 12);
    for (const line of [0, 6]) {
      context.beginPath();
      for (let x = -16; x <= 16; x += 2) context.lineTo(place.x + x, y + line + 2.5 * Math.sin(x / 3.2));
      context.stroke();
    }
  } else if (mark === 'most') {
    context.beginPath();
    context.ellipse(place.x, place.y, weight ? 40 : frame.radius + 7, weight ? 22 : frame.radius + 7, 0, 0, 2 * Math.PI);
    context.stroke();
  } else {
    const x = place.x + (spot.pulls.length > 0 ? -(frame.small ? 30 : 40) : weight ? Math.max(frame.small ? 22 : 36, weightHalf(context, frame, weightFigure(words, spot.node)) + 10) : frame.radius + 14);
    context.beginPath();
    if (mark === 'rests') {
      context.moveTo(x - 7, place.y);
      context.lineTo(x + 7, place.y);
      context.stroke();
    } else {
      const way = mark === 'up' ? -1 : 1;
      context.moveTo(x, place.y - way * 11);
      context.lineTo(x, place.y + way * 11);
      context.stroke();
      context.beginPath();
      context.moveTo(x - 8, place.y + way * 4);
      context.lineTo(x, place.y + way * 14);
      context.lineTo(x + 8, place.y + way * 4);
      context.fill();
    }
  }
  context.restore();
}

/** The size at which a figure stays in its hut. */
function sizeIn(context: Context, figure: string, size: number, width: number): number {
  context.font = `600 ${size}px ${FIGURES}`;
  return Math.min(size, (size * width) / Math.max(1, context.measureText(figure).width));
}

/** What has not come yet is left blank; in a small hut there is room for two decimals. */
const figureOf = (words: Words, { small, chain }: GraphPlaces, value: number) => {
  const parts = small && !chain ? 100 : 1e4;
  return Number.isNaN(value) ? '' : words.number(Math.round(value * parts) / parts);
};

function drawHut(context: Context, palette: Palette, frame: GraphPlaces, spot: Spot, place: Point, symbol: string, words: Words, ring: number, wet: boolean, biased: boolean): void {
  const { node } = spot;
  const { radius } = frame;
  if (ring > 0 && ring < 1) {
    context.save();
    for (const step of [0, 0.18, 0.36]) {
      const part = ring - step;
      if (part <= 0) continue;
      context.strokeStyle = fade(palette.you, 0.8 * (1 - part));
      context.lineWidth = 2.5;
      context.beginPath();
      context.arc(place.x, place.y, radius * (1 + 1.3 * part), 0, 2 * Math.PI);
      context.stroke();
    }
    context.restore();
  }
  if (wet) drawGlow(context, palette.glow, place.x, place.y, radius * 2.2, 0.35);
  context.save();
  context.beginPath();
  if (node.kind === 'sum') context.roundRect(place.x - radius, place.y - radius * 0.86, 2 * radius, 1.72 * radius, radius * 0.35);
  else context.arc(place.x, place.y, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.strokeStyle = wet ? palette.you.css : spot.asked ? palette.text.css : node.kind === 'input' ? palette.reference.css : fade(palette.text, 0.6);
  context.lineWidth = spot.asked || wet ? 3 : 2;
  context.stroke();
  context.restore();
  const figure = figureOf(words, frame, node.value);
  drawFigure(context, palette, figure, place.x, place.y + 1, sizeIn(context, figure, Math.min(frame.text + 4, radius * 0.72), 2 * radius - 6), wet ? palette.you : palette.text);
  context.save();
  context.font = `${frame.small ? 14 : 16}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  // Where a bias stands over it, its name stands beside that.
  context.textAlign = biased ? 'right' : 'center';
  context.textBaseline = 'bottom';
  context.fillText(symbol, place.x - (biased ? (frame.small ? 21 : 30) : 0), place.y - radius - 4);
  context.restore();
}

/** A weight that was learnt is told with two decimals: near 0, the digits that matter outgrow its plate. */
export const weightFigure = (words: Words, { value }: GraphNode): string => words.number(Math.round(value * 100) / 100);

/** Half the width of the plate under the figure of a weight. */
export function weightHalf(context: Context, frame: GraphPlaces, figure: string): number {
  context.save();
  context.font = `600 ${frame.text}px ${FIGURES}`;
  const { width } = context.measureText(figure);
  context.restore();
  return Math.max(frame.small ? 14 : 20, width / 2 + (frame.small ? 5 : 9));
}

function drawWeight(context: Context, palette: Palette, frame: GraphPlaces, spot: Spot, place: Point, symbol: string, words: Words, wet: boolean): void {
  const { node } = spot;
  const colour = signColour(palette, node.value);
  const figure = weightFigure(words, node);
  const high = frame.small && !frame.chain ? 11 : 14;
  const half = weightHalf(context, frame, figure);
  context.save();
  context.beginPath();
  context.roundRect(place.x - half, place.y - high, 2 * half, 2 * high, 8);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.strokeStyle = wet ? palette.you.css : spot.asked ? colour.css : fade(colour, 0.45);
  context.lineWidth = spot.asked || wet ? 2.5 : 1.2;
  if (node.value < 0) context.setLineDash([5, 4]);
  context.stroke();
  context.restore();
  drawFigure(context, palette, figure, place.x, place.y + 1, frame.text, colour);
  if (!frame.chain) {
    // Figures come twice: what is asked about has its name, at the corner of its place.
    if (spot.asked && symbol !== '') drawOver(context, palette, symbol, place.x - half, place.y - high - 1, `600 ${frame.small ? 14 : 16}px ${WORDS}`, palette.text);
    return;
  }
  context.save();
  context.font = `${frame.small ? 14 : 16}px ${WORDS}`;
  context.fillStyle = palette.quiet.css;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(symbol, place.x, place.y - 17);
  context.restore();
}

/** The whole graph but its tokens. */
export function drawGraph(context: Context, palette: Palette, frame: GraphPlaces, scene: GraphScene, look: Look, words: Words): void {
  const { network } = scene.graph;
  const weights = scene.spots.filter(({ node }) => node.kind === 'weight');
  const widest = Math.max(1e-9, ...weights.map(({ node }) => Math.abs(node.value)));
  const biased = new Set(look.bare === true ? [] : scene.spots.flatMap(({ node }) => (node.kind === 'bias' ? [sumId(node.layer, node.unit), outputId(node.layer, node.unit)] : [])));
  const wet = (id: string) => (look.rings.get(id) ?? 0) > 0;
  for (const { node } of weights) drawWire(context, palette, frame, node, widest, wet(node.id));
  const loss = scene.spots.find(({ node }) => node.kind === 'loss');
  for (const { node } of scene.spots) {
    if (node.kind === 'sum') drawGate(context, palette, frame, scene, node);
    if (node.kind !== 'output' || node.layer !== network.layers.length - 1 || loss === undefined) continue;
    const [from, to] = [frame.at(node), frame.at(loss.node)];
    context.save();
    context.strokeStyle = wet('loss') ? palette.you.css : fade(palette.quiet, 0.7);
    context.lineWidth = 2;
    context.setLineDash([2, 5]);
    context.beginPath();
    context.moveTo(from.x + frame.radius, from.y);
    context.lineTo(to.x - frame.radius, to.y);
    context.stroke();
    context.restore();
  }
  for (const spot of scene.spots) {
    const place = frame.at(spot.node);
    // The bias of a sum stands where its name would; along a chain there is room beside it.
    const symbol = biased.has(spot.node.id) && !frame.chain ? '' : nodeSymbol(network, spot.node.id);
    const parameter = spot.node.kind === 'weight' || spot.node.kind === 'bias';
    if (parameter && look.bare === true) continue;
    if (parameter) drawWeight(context, palette, frame, spot, place, scene.marks?.by === 'carry' && !frame.chain ? '' : symbol, words, wet(spot.node.id));
    else if (spot.node.kind === 'loss') drawLoss(context, palette, frame, scene, spot, place, words, look.rings.get('loss') ?? 0);
    else drawHut(context, palette, frame, spot, place, symbol, words, look.rings.get(spot.node.id) ?? 0, wet(spot.node.id), frame.chain && spot.node.kind === 'sum' && biased.has(spot.node.id));
    if (scene.nudged === spot.node.id) drawNudge(context, palette, frame, place);
    if (scene.marks !== null && spot.asked) drawMark(context, palette, frame, spot, place, scene.marks.by, words);
    if (look.hovered === spot.node.id) {
      context.save();
      context.strokeStyle = fade(palette.you, 0.8);
      context.lineWidth = 2;
      context.setLineDash([3, 4]);
      context.beginPath();
      context.arc(place.x, place.y, (spot.node.kind === 'weight' ? 24 : frame.radius) + 7, 0, 2 * Math.PI);
      context.stroke();
      context.restore();
    }
  }
}

/** The loss at the end of the way: the valley, with what was wanted. */
function drawLoss(context: Context, palette: Palette, frame: GraphPlaces, scene: GraphScene, spot: Spot, place: Point, words: Words, ring: number): void {
  const { radius } = frame;
  context.save();
  context.strokeStyle = ring > 0 ? palette.you.css : spot.asked ? palette.text.css : palette.target.css;
  context.lineWidth = spot.asked || ring > 0 ? 3 : 1.5;
  context.fillStyle = palette.panel.css;
  context.beginPath();
  context.arc(place.x, place.y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(place.x, place.y, radius - 5, 0, 2 * Math.PI);
  context.strokeStyle = fade(palette.target, 0.7);
  context.lineWidth = 1.2;
  context.stroke();
  context.restore();
  drawValley(context, palette, place.x, place.y - radius * 0.42, radius * 0.3, 0.8);
  const figure = figureOf(words, frame, spot.node.value);
  drawFigure(context, palette, figure, place.x, place.y + radius * 0.28, sizeIn(context, figure, Math.min(frame.text + 2, radius * 0.6), 1.7 * radius), ring > 0 ? palette.you : palette.text);
  context.save();
  context.font = `${frame.small ? 14 : 16}px ${WORDS}`;
  context.textAlign = 'center';
  context.fillStyle = palette.quiet.css;
  context.textBaseline = 'bottom';
  context.fillText(words.t('mark.loss'), place.x, place.y - radius - 4);
  if (scene.graph.targets.length === 1) {
    context.fillStyle = palette.target.css;
    context.textBaseline = 'top';
    context.font = `600 ${frame.text}px ${FIGURES}`;
    context.fillText(`y ${words.number(scene.graph.targets[0] ?? 0)}`, place.x, place.y + radius + (spot.asked && scene.marks?.by === 'moves' ? 30 : 6));
  }
  context.restore();
}
