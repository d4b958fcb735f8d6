import { parametersOf, type Stage } from '../curriculum/stage.ts';
import type { Values } from '../curriculum/level.ts';
import { metricAt } from '../curriculum/quantity.ts';
import { type Contour, contoursOf, netOver } from './contour.ts';
import type { Area } from './view.ts';

interface Axis {
  min: number;
  max: number;
}

/** Two parameters against pixels; the second grows upward. */
export interface Chart {
  area: Area;
  x: Axis;
  y: Axis;
}

export function chartPoint({ area, x, y }: Chart, valueX: number, valueY: number): { x: number; y: number } {
  return {
    x: area.x + ((valueX - x.min) / (x.max - x.min)) * area.width,
    y: area.y + area.height - ((valueY - y.min) / (y.max - y.min)) * area.height,
  };
}

export function chartValues({ area, x, y }: Chart, px: number, py: number): { x: number; y: number } {
  return {
    x: x.min + ((px - area.x) / area.width) * (x.max - x.min),
    y: y.min + ((area.y + area.height - py) / area.height) * (y.max - y.min),
  };
}

/** The true loss over two parameters as contour lines on a log scale, in pixels. */
export interface Relief {
  contours: readonly Contour[];
  /** All ground at or below the target. */
  target: Contour | null;
}

const LINES = 30;

/** `names` are the two parameters along x and y; the others stand as in `values`. */
export function reliefOf(stage: Stage, values: Values, names: readonly [string, string], chart: Chart, bound: number | null): Relief {
  const cell = Math.max(4, chart.area.width / 120);
  const cellHeight = Math.max(4, chart.area.height / 100);
  const lossAt = lossFunction(stage, values, names);
  const net = netOver(chart.area, cell, (px, py) => {
    const at = chartValues(chart, px, py);
    return Math.log(Math.max(1e-9, lossAt(at.x, at.y)));
  }, cellHeight);
  const high = net.heights.reduce((most, each) => Math.max(most, each), -Infinity);
  const low = net.heights.reduce((least, each) => Math.min(least, each), Infinity);
  const thresholds = Array.from({ length: LINES }, (_, index) => low + ((high - low) * (index + 0.6)) / LINES);
  return {
    contours: contoursOf(net, thresholds),
    target: bound === null ? null : (contoursOf({ ...net, heights: net.heights.map((each) => -each) }, [-Math.log(bound)])[0] ?? null),
  };
}

/** The mean squared error of a linear network is a quadratic of two parameters: six looks tell it all; others are looked at everywhere. */
function lossFunction(stage: Stage, values: Values, [nameX, nameY]: readonly [string, string]): (x: number, y: number) => number {
  const at = (x: number, y: number) => metricAt(stage, { ...values, [nameX]: x, [nameY]: y }, 'mean-squared-error', 'train');
  const { network } = stage.task;
  const linear = network.layers.length === 1 && network.layers[0]?.activation === 'linear' && parametersOf(stage, values).length > 0;
  if (!linear) return at;
  const c = at(0, 0);
  const [right, left, up, down] = [at(1, 0), at(-1, 0), at(0, 1), at(0, -1)];
  const [xx, yy] = [(right + left) / 2 - c, (up + down) / 2 - c];
  const [x1, y1] = [(right - left) / 2, (up - down) / 2];
  const xy = at(1, 1) - c - xx - yy - x1 - y1;
  return (x, y) => c + x1 * x + y1 * y + xx * x * x + yy * y * y + xy * x * y;
}
