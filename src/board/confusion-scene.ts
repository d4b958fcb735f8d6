import { type Cell, ratesOf, thresholdOf, turned } from '../curriculum/classes.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Quantity } from '../curriculum/level-quantity.ts';
import type { View } from '../curriculum/level-view.ts';
import { matrixAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { predictionsOf } from '../curriculum/stage.ts';
import { classOf } from '../engine/metric/confusion-matrix.ts';
import type { Area } from './view.ts';

type ConfusionView = Extract<View, { kind: 'confusion' }>;

export interface Bead {
  id: number;
  x: number;
  y: number;
  actual: number;
  right: boolean;
  said: number;
}

/** A cell of the matrix, in pixels. */
export interface Box extends Area {
  actual: number;
  predicted: number;
  count: number;
  /** Of two classes, how the cell is called. */
  cell: Cell | null;
}

export interface Meter {
  rate: 'accuracy' | 'precision' | 'recall' | 'f1';
  /** 0 to 1. */
  value: number;
}

export interface ConfusionScene {
  classes: number;
  /** The cells, and the string that beads hang on: where it lies and its range. */
  frame: Area;
  axis: { min: number; max: number };
  boxes: readonly Box[];
  beads: readonly Bead[];
  radius: number;
  /** Where the fence stands; null where rows are only counted, or nothing is split. */
  fence: number | null;
  /** What the classes are written as. */
  posts: readonly { x: number; value: number; label: number }[];
  meters: readonly Meter[];
  meterArea: Area;
  matrix: readonly (readonly number[])[];
}

const NAMES: readonly (readonly Cell[])[] = [['spared', 'alarms'], ['missed', 'caught']];

/** Beads of one side stand on one another where they would touch. */
function strung(rows: readonly { x: number }[], radius: number, most: number): readonly number[] {
  const placed: { x: number; floor: number }[] = [];
  const order = rows.map(({ x }, index) => ({ x, index })).toSorted((one, other) => one.x - other.x);
  const floors = rows.map(() => 0);
  for (const { x, index } of order) {
    const taken = placed.filter((each) => Math.abs(each.x - x) < 2 * radius + 1).map(({ floor }) => floor);
    let floor = 0;
    while (taken.includes(floor) && floor < most - 1) floor++;
    floors[index] = floor;
    placed.push({ x, floor });
  }
  return floors;
}

/** The axis of a view; where classes are written as codes it reaches to all that is said under them. */
function axisOf(view: ConfusionView, { stage }: Play, values: Values, data: 'train' | 'test'): { min: number; max: number } {
  if (stage.task.classes?.codes !== true) return view.axis;
  const ends = [...predictionsOf(stage, values, data), values['no'] ?? 0, values['yes'] ?? 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = (high - low) / 10;
  return { min: Math.min(view.axis.min, low - room), max: Math.max(view.axis.max, high + room) };
}

/** The row whose output is asked for. */
export function beadAsked(ask: Quantity | undefined, beads: readonly Bead[]): Bead | null {
  if (ask?.of !== 'said' || beads.length === 0) return null;
  const { row } = ask;
  if (typeof row === 'number') return beads.find(({ id }) => id === row) ?? null;
  return beads.reduce((most, bead) => ((row === 'lowest' ? bead.said < most.said : bead.said > most.said) ? bead : most));
}

export function confusionScene(view: ConfusionView, area: Area, play: Play, values: Values): ConfusionScene {
  const { stage } = play;
  const data = play.opened && stage.test.count > 0 && stage.task.goal.data === 'test' ? 'test' : 'train';
  const rows = data === 'train' ? stage.train : stage.test;
  const ids = data === 'train' ? stage.trainIds : stage.testIds;
  const classes = rows.outputs === 1 ? 2 : rows.outputs;
  const matrix = matrixAt(stage, values, data);
  const inset = view.place === 'inset';
  const wide = area.width > area.height * 1.15 && !inset;
  const edge = inset ? 6 : 22;
  const metersHigh = view.rates.length === 0 ? 0 : 12 + 30 * view.rates.length;
  const frame: Area = {
    x: area.x + edge + (classes > 2 ? 30 : 0), y: area.y + (inset ? 24 : classes > 2 ? 66 : 54),
    width: area.width - 2 * edge - (classes > 2 ? 80 : 0),
    height: area.height - (inset ? 50 : 112) - metersHigh,
  };
  const meterArea: Area = { x: frame.x + (wide ? frame.width * 0.12 : 0), y: area.y + area.height - metersHigh - (inset ? 0 : 4), width: frame.width * (wide ? 0.76 : 1), height: metersHigh };
  const axis = axisOf(view, play, values, data);
  const shared = { classes, matrix, frame, axis, meterArea, meters: view.rates.map((rate) => ({ rate, value: ratesOf(matrix, 1)[rate] })) };
  const counted = classes > 2 || stage.task.classes?.mix === true;
  if (counted) {
    const [width, height] = [frame.width / classes, frame.height / classes];
    const order = classes === 2 ? [1, 0] : Array.from({ length: classes }, (_, index) => index);
    const columns = classes === 2 ? [0, 1] : order;
    const boxes = order.flatMap((actual, row) => columns.map((predicted, column): Box => ({
      actual, predicted, count: matrix[actual]?.[predicted] ?? 0, cell: classes === 2 ? (NAMES[actual]?.[predicted] ?? null) : null,
      x: frame.x + column * width, y: frame.y + row * height, width, height,
    })));
    return { ...shared, boxes, beads: [], radius: 0, fence: null, posts: [] };
  }
  const { min, max } = axis;
  const place = (value: number) => frame.x + Math.min(1, Math.max(0, (value - min) / (max - min))) * frame.width;
  const threshold = thresholdOf(stage.task, values);
  const mirrored = turned(stage.task, values);
  const split = view.cells === 'none' ? null : place(threshold);
  const middle = frame.y + frame.height / 2;
  const radius = Math.max(inset ? 3 : 4, Math.min(inset ? 5 : 9, frame.width / 60, frame.height / 14, 60 * frame.width / (rows.count * 60 + 1)));
  const said = predictionsOf(stage, values, data);
  const most = Math.max(1, Math.floor((frame.height / 2 - radius - 4) / (2 * radius + 1)));
  const beads = [0, 1].flatMap((actual) => {
    const side = Array.from({ length: rows.count }, (_, row) => ({ row, x: place(said[row] ?? Number.NaN) })).filter(({ row }) => classOf(rows.targets, row, 1) === actual);
    const floors = strung(side, radius, most);
    return side.map(({ row, x }, index): Bead => {
      const lift = radius + 4 + (floors[index] ?? 0) * (2 * radius + 1);
      const over = (said[row] ?? Number.NaN) >= threshold;
      return { id: ids[row] ?? 0, x, y: actual === 1 ? middle - lift : middle + lift, actual, right: (over !== mirrored) === (actual === 1), said: said[row] ?? Number.NaN };
    });
  });
  const boxes = split === null ? [] : [1, 0].flatMap((actual) => [0, 1].map((predicted): Box => ({
    actual, predicted, count: matrix[actual]?.[predicted] ?? 0, cell: NAMES[actual]?.[predicted] ?? null,
    x: (predicted === 0) !== mirrored ? frame.x : split, width: (predicted === 0) !== mirrored ? split - frame.x : frame.x + frame.width - split,
    y: actual === 1 ? frame.y : middle, height: frame.height / 2,
  })));
  const posts = stage.task.classes?.codes === true ? [0, 1].map((label) => ({ label, value: values[label === 1 ? 'yes' : 'no'] ?? label, x: place(values[label === 1 ? 'yes' : 'no'] ?? label) })) : [];
  return { ...shared, boxes, beads, radius, fence: split, posts };
}

