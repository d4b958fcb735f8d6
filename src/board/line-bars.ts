import { type Frame, pixel, type Point } from './line-frame.ts';

/** The error of one hotel: from its dot to what the network says. */
export interface Bar {
  row: number;
  x: number;
  /** The dot. */
  actual: number;
  /** The line. */
  predicted: number;
  /** predicted − actual in dollars. */
  error: number;
  /** 1, or less where the law does not look at it. */
  strength: number;
}

/** What the law of the level looks at. */
export interface Law {
  aggregate: string;
  measure: string;
}

function size(error: number, measure: string): number {
  return measure === 'error' ? error : Math.abs(error);
}

export function barsOf(frame: Frame, inputs: ArrayLike<number>, targets: ArrayLike<number>, said: readonly number[], law: Law | null): readonly Bar[] {
  const errors = said.map((price, row) => price - (targets[row] ?? 0));
  const largest = Math.max(...errors.map((error) => size(error, law?.measure ?? 'absolute')));
  return errors.map((error, row) => ({
    row, error,
    x: pixel(frame.x, inputs[row] ?? 0),
    actual: pixel(frame.y, targets[row] ?? 0),
    predicted: pixel(frame.y, (targets[row] ?? 0) + error),
    strength: law?.aggregate === 'max' && size(error, law.measure) < largest ? 0.25 : 1,
  }));
}

/** The square on a bar, to the side where it has room: its area is the squared error. */
export function squareOn({ x, actual, predicted }: Bar, { plot }: Frame): { x: number; y: number; side: number } {
  const side = Math.abs(predicted - actual);
  const right = x + side <= plot.x + plot.width || x - side < plot.x;
  return { x: right ? x : x - side, y: Math.min(actual, predicted), side };
}

/** Where the figure of a bar stands. */
export interface Figure extends Point {
  row: number;
  /** The end of the bar that it belongs to. */
  from: number;
}

/** Places figures of this width and height, left to right, none on another nor on a dot: past the dot, else past the foot, else higher. */
export function placeFigures(bars: readonly Bar[], dots: readonly Point[], frame: Frame, width: number, height: number): readonly Figure[] {
  const { plot } = frame;
  const placed: Figure[] = [];
  for (const bar of [...bars].sort((a, b) => a.x - b.x)) {
    const out = bar.actual > bar.predicted ? 1 : -1;
    const x = Math.max(plot.x + width / 2 - 4, Math.min(plot.x + plot.width - width / 2 + 12, bar.x));
    const dot = bar.actual + out * (height * 0.5 + 10);
    const foot = bar.predicted - out * (height * 0.5 + 8);
    const step = out * 5;
    const places = [dot, dot + step, dot + 2 * step, dot + 3 * step, foot, foot - step, foot - 2 * step, foot - 3 * step, dot + 4 * step, dot + 6 * step, dot + 8 * step, foot - 5 * step, foot - 8 * step];
    const free = (y: number) => y > plot.y - height && y < plot.y + plot.height
      && !placed.some((other) => Math.abs(other.x - x) < width && Math.abs(other.y - y) < height)
      && !dots.some((other) => Math.abs(other.x - x) < width / 2 + 5 && Math.abs(other.y - y) < height / 2 + 4)
      && !bars.some((other) => other !== bar && Math.abs(other.x - x) < width / 2 + 4 && crosses(other, y, height / 2 + 3));
    const y = places.find(free) ?? places.find((place) => !placed.some((other) => Math.abs(other.x - x) < width && Math.abs(other.y - place) < height)) ?? dot;
    placed.push({ row: bar.row, x, y, from: Math.abs(y - dot) < Math.abs(y - foot) ? bar.actual : bar.predicted });
  }
  return placed;
}

/** Whether a dot or its bar reaches into this height. */
function crosses({ actual, predicted }: Bar, y: number, half: number): boolean {
  return Math.max(actual, predicted) + 5 > y - half && Math.min(actual, predicted) - 5 < y + half;
}
