import { knotsOf, type Knot, heightOf } from '../curriculum/boundary.ts';
import { thresholdOf, turned } from '../curriculum/classes.ts';
import type { Values } from '../curriculum/draw.ts';
import type { View } from '../curriculum/level-view.ts';
import { settled } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf, saidOf, type Stage } from '../curriculum/stage.ts';
import { classOf } from '../engine/metric/confusion-matrix.ts';
import { layout } from '../engine/network.ts';
import type { Rows } from '../engine/rows.ts';
import { type Contour, contoursOf, netOver } from './contour.ts';
import { type Chart, chartPoint, chartValues } from './relief.ts';
import { footRoom, textSize } from './axes.ts';
import type { Area } from './view.ts';

type BoundaryView = Extract<View, { kind: 'boundary' }>;

/** A row on the ground, in pixels. */
export interface Dot {
  id: number;
  x: number;
  y: number;
  /** The class it has, and the one that its place has: 1 for yes and 0 for no, or counted from 0. */
  actual: number;
  predicted: number;
  /** What is said of it: the first output. */
  said: number;
  data: 'train' | 'test';
}

/** A unit of the first layer, by the line along which it turns. */
export interface Fence {
  id: string;
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** Which way it is lit, one pixel long. */
  towards: { x: number; y: number };
  unit: number;
}

export interface BoundaryScene {
  chart: Chart;
  classes: number;
  /** The ground of each class that is drawn over that of the others; of two classes, yes alone. */
  regions: readonly { label: number; contour: Contour | null }[];
  heights: readonly Contour[];
  dots: readonly Dot[];
  curves: readonly (readonly (Knot & { px: number; py: number })[])[];
  fences: readonly Fence[];
  /** The drawn boundary that a call holds it against. */
  against: readonly { x: number; y: number }[];
}

export function boundaryChart(area: Area, { x, y, place }: BoundaryView): Chart {
  const inset = place === 'inset';
  if (inset) return { area: { x: area.x + 4, y: area.y + 4, width: area.width - 8, height: area.height - 8 }, x, y };
  const left = textSize(area) * 1.6 + 18;
  return { area: { x: area.x + left, y: area.y + 46, width: area.width - left - 22, height: area.height - 46 - footRoom(area) }, x, y };
}

const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Rows of one feature pair at every knot of a net over the chart. */
function groundOf(chart: Chart, cell: number): { rows: Rows; outline: { x: number; y: number }[]; outputs: number } {
  const outline: { x: number; y: number }[] = [];
  netOver(chart.area, cell, (x, y) => {
    outline.push(chartValues(chart, x, y));
    return 0;
  });
  const inputs = Float64Array.from(outline.flatMap(({ x, y }) => [x, y]));
  return { rows: { inputs, targets: new Float64Array(outline.length), count: outline.length, features: 2, outputs: 1 }, outline, outputs: 1 };
}

/** How far each place of the ground is inside each class: over 0 is in. */
function depths(stage: Stage, values: Values, rows: Rows, classes: number): readonly Float64Array[] {
  const { hand } = stage.task;
  if (hand?.kind === 'boundary') {
    const curves = Array.from({ length: hand.curves }, (_, curve) => knotsOf(hand, values, curve));
    const over = curves.map((knots) => Float64Array.from({ length: rows.count }, (_, row) => (rows.inputs[2 * row + 1] ?? 0) - heightOf(knots, rows.inputs[2 * row] ?? 0)));
    const [low, high] = [over[0] ?? new Float64Array(), over[1]];
    if (high === undefined) return [low];
    return [low.map((each, index) => Math.min(each, high[index] ?? 0)), low.map((each, index) => Math.min(Math.max(each, high[index] ?? 0), -Math.min(each, high[index] ?? 0))), low.map((each, index) => -Math.max(each, high[index] ?? 0))];
  }
  const said = saidOf(stage, values, { ...rows, outputs: classes > 2 ? classes : 1, targets: new Float64Array(rows.count * (classes > 2 ? classes : 1)) });
  const [threshold, way] = [thresholdOf(stage.task, values), turned(stage.task, values) ? -1 : 1];
  if (classes === 2) return [said.map((each) => way * (each - threshold))];
  return Array.from({ length: classes }, (_, label) => Float64Array.from({ length: rows.count }, (_unused, row) => {
    let other = -Infinity;
    for (let each = 0; each < classes; each++) if (each !== label) other = Math.max(other, said[row * classes + each] ?? 0);
    return (said[row * classes + label] ?? 0) - other;
  }));
}

function dotsOf(chart: Chart, stage: Stage, values: Values, data: 'train' | 'test'): readonly Dot[] {
  const rows = data === 'train' ? stage.train : stage.test;
  if (rows.count === 0) return [];
  const said = saidOf(stage, values, rows);
  const way = turned(stage.task, values) ? -1 : 1;
  const judged = way === 1 ? said : said.map((each) => -each);
  return Array.from({ length: rows.count }, (_, row) => ({
    id: (data === 'train' ? stage.trainIds : stage.testIds)[row] ?? 0, data,
    ...chartPoint(chart, rows.inputs[row * rows.features] ?? 0, rows.inputs[row * rows.features + 1] ?? 0),
    actual: classOf(rows.targets, row, rows.outputs), predicted: classOf(judged, row, rows.outputs, way * thresholdOf(stage.task, values)), said: said[row * rows.outputs] ?? Number.NaN,
  }));
}

/** Where a line of the ground, ax + by + c = 0, crosses the frame. */
function across({ area, x, y }: Chart, a: number, b: number, c: number): readonly { x: number; y: number }[] {
  const found: { x: number; y: number }[] = [];
  const put = (px: number, py: number) => {
    if (px < x.min - 1e-9 || px > x.max + 1e-9 || py < y.min - 1e-9 || py > y.max + 1e-9) return;
    const at = chartPoint({ area, x, y }, px, py);
    if (found.every((other) => Math.hypot(other.x - at.x, other.y - at.y) > 1)) found.push(at);
  };
  if (b !== 0) for (const px of [x.min, x.max]) put(px, -(a * px + c) / b);
  if (a !== 0) for (const py of [y.min, y.max]) put(-(b * py + c) / a, py);
  return found;
}

function fencesOf(chart: Chart, stage: Stage, values: Values): readonly Fence[] {
  const { network } = stage.task;
  const first = layout(network)[0];
  if (first === undefined) return [];
  const parameters = parametersOf(stage, values);
  return Array.from({ length: first.units }, (_, unit) => unit).flatMap((unit): Fence[] => {
    const [a, b, c] = [parameters[first.weights + unit] ?? 0, parameters[first.weights + first.units + unit] ?? 0, parameters[first.biases + unit] ?? 0];
    const [from, to] = across(chart, a, b, c);
    if (from === undefined || to === undefined) return [];
    const [sx, sy] = [chart.area.width / (chart.x.max - chart.x.min), chart.area.height / (chart.y.max - chart.y.min)];
    const length = Math.hypot(a / sx, b / sy);
    const id = stage.names[first.biases + unit] ?? '';
    return [{ id, from, to, unit: unit + 1, towards: { x: a / sx / length, y: -b / sy / length } }];
  });
}

function againstOf(chart: Chart, { phase, stage: { task, questions } }: Play, values: Values): BoundaryScene['against'] {
  const asked = questions[0]?.question;
  if (phase !== 'call' || task.hand?.kind !== 'boundary' || asked?.answer.kind !== 'compare') return [];
  const given = [asked.ask, asked.answer.with].find((each) => each.of === 'confusion');
  return given?.of === 'confusion' ? knotsOf(task.hand, { ...values, ...settled(given.given) }, 0).map(({ x, y }) => chartPoint(chart, x, y)) : [];
}

/** Everything of the ground in pixels, at these values. */
export function boundaryScene(view: BoundaryView, chart: Chart, play: Play, values: Values): BoundaryScene {
  const { stage } = play;
  const { hand } = stage.task;
  const classes = stage.train.outputs === 1 ? 2 : stage.train.outputs;
  const cell = Math.max(view.place === 'inset' ? 5 : 6, chart.area.width / 110);
  const { rows } = groundOf(chart, cell);
  const inside = view.ground === 'bare' ? [] : depths(stage, values, rows, classes);
  const contourAt = (numbers: Float64Array, thresholds: readonly number[]) => {
    let index = 0;
    return contoursOf(netOver(chart.area, cell, () => numbers[index++] ?? 0), thresholds);
  };
  const regions = inside.map((numbers, index) => ({ label: classes === 2 ? 1 : index, contour: contourAt(numbers, [0])[0] ?? null }));
  const threshold = thresholdOf(stage.task, values);
  const first = inside[0];
  const heights = view.ground !== 'heights' || classes > 2 || first === undefined ? [] : contourAt(first, TENTHS.map((each) => each - threshold));
  const sealed = stage.task.goal.data === 'test' && !play.opened;
  return {
    chart, classes, regions, heights,
    dots: [...dotsOf(chart, stage, values, 'train'), ...(sealed || play.opened || stage.test.count > 0 ? dotsOf(chart, stage, values, 'test') : [])],
    curves: hand?.kind !== 'boundary' ? [] : Array.from({ length: hand.curves }, (_, curve) => knotsOf(hand, values, curve).map((knot) => {
      const at = chartPoint(chart, knot.x, knot.y);
      return { ...knot, px: at.x, py: at.y };
    })),
    fences: view.units ? fencesOf(chart, stage, values) : [],
    against: againstOf(chart, play, values),
  };
}
