import { activationOf } from '../engine/network.ts';
import { parametersOf, type Stage } from '../curriculum/stage.ts';
import type { Values } from '../curriculum/draw.ts';
import { bestValues, metricAt } from '../curriculum/measured.ts';
import { type Contour, contoursOf, type Net, netOver } from './contour.ts';
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
  /** All ground at or below the target, and whether it is large enough to be seen. */
  target: { contour: Contour; small: boolean } | null;
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
  const best = bestValues(stage, values, names);
  const lowest = chartPoint(chart, best[names[0]] ?? 0, best[names[1]] ?? 0);
  return {
    contours: contoursOf(net, thresholds),
    target: bound === null ? null : targetOf(net, lowest, Math.log(bound), (px, py) => { const at = chartValues(chart, px, py); return Math.log(Math.max(1e-9, lossAt(at.x, at.y))); }),
  };
}

/** The target's ring is often far smaller than the net's cells: it is laid with a finer one around the lowest point. */
function targetOf(net: Net, lowest: { x: number; y: number }, bound: number, heightAt: (x: number, y: number) => number): Relief['target'] {
  let [left, right, top, bottom] = [lowest.x, lowest.x, lowest.y, lowest.y];
  net.heights.forEach((height, index) => {
    if (height > bound) return;
    const x = net.left + (index % net.columns) * net.cell;
    const y = net.top + Math.floor(index / net.columns) * (net.cellHeight ?? net.cell);
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  });
  const around = 2 * net.cell;
  const box = { x: left - around, y: top - around, width: right - left + 2 * around, height: bottom - top + 2 * around };
  const fine = netOver(box, Math.max(0.5, Math.max(box.width, box.height) / 130), (x, y) => -heightAt(x, y));
  const contour = contoursOf(fine, [-bound])[0];
  if (contour === undefined || contour.rings.length === 0) return null;
  const xs = contour.rings.flatMap((ring) => Array.from(ring).filter((_, index) => index % 2 === 0));
  return { contour, small: Math.max(...xs) - Math.min(...xs) < 16 };
}

/** The mean squared error of a linear network is a quadratic of two parameters: six looks tell it all; others are looked at everywhere. */
function lossFunction(stage: Stage, values: Values, [nameX, nameY]: readonly [string, string]): (x: number, y: number) => number {
  const at = (x: number, y: number) => metricAt(stage, { ...values, [nameX]: x, [nameY]: y }, 'mean-squared-error', 'train');
  const { network } = stage.task;
  const linear = network.layers.length === 1 && activationOf(network, 0) === 'linear' && parametersOf(stage, values).length > 0;
  if (!linear) return at;
  const c = at(0, 0);
  const [right, left, up, down] = [at(1, 0), at(-1, 0), at(0, 1), at(0, -1)];
  const [xx, yy] = [(right + left) / 2 - c, (up + down) / 2 - c];
  const [x1, y1] = [(right - left) / 2, (up - down) / 2];
  const xy = at(1, 1) - c - xx - yy - x1 - y1;
  return (x, y) => c + x1 * x + y1 * y + xx * x * x + yy * y * y + xy * x * y;
}
