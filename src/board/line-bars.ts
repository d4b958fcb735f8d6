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

/** Where the figure of a bar stands: beyond its dot, as far out as others make it. */
export interface Figure extends Point {
  row: number;
  /** Lifted away from its dot, so that it needs a thread to it. */
  lifted: boolean;
}

/** Places figures of this width and height, left to right, none on another. */
export function placeFigures(bars: readonly Bar[], frame: Frame, width: number, height: number): readonly Figure[] {
  const placed: Figure[] = [];
  for (const bar of [...bars].sort((a, b) => a.x - b.x)) {
    const out = bar.actual > bar.predicted ? 1 : -1;
    const room = frame.plot.x + frame.plot.width - width / 2;
    const x = Math.max(frame.plot.x + width / 2 - 4, Math.min(room + 12, bar.x));
    const near = bar.actual + out * (height * 0.5 + 10);
    let y = near;
    const hits = () => placed.some((other) => Math.abs(other.x - x) < width && Math.abs(other.y - y) < height)
      || bars.some((other) => other !== bar && Math.abs(other.x - x) < width / 2 + 5 && Math.abs(other.actual - y) < height / 2 + 5);
    for (let tries = 0; tries < 12 && hits(); tries++) y += out * 5;
    placed.push({ row: bar.row, x, y, lifted: Math.abs(y - near) > 9 });
  }
  return placed;
}
