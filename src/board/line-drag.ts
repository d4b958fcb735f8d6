import type { Values } from '../curriculum/draw.ts';
import type { Task } from '../curriculum/level.ts';
import { type Range, snap } from '../curriculum/range.ts';
import { isStraight } from './line-frame.ts';

/** Where the line can be taken hold of: its ends, or anywhere, to lift it. */
export type Grip = 'left' | 'right' | 'lift';

/** The knobs of a straight line. */
export interface Ranges {
  w: Range | null;
  b: Range | null;
}

export function rangesOf(task: Task): Ranges {
  const oneNeuron = isStraight(task.network) && task.network.layers.length === 1;
  return { w: oneNeuron ? rangeOf(task, 'w') : null, b: oneNeuron ? rangeOf(task, 'b') : null };
}

function rangeOf(task: Task, name: string): Range | null {
  for (const tool of task.tools) if (tool.kind === 'parameter' && tool.id === name) return tool;
  return null;
}

export function gripsOf({ w, b }: Ranges): readonly Grip[] {
  if (w !== null && b !== null) return ['left', 'right'];
  if (w !== null) return ['right'];
  return b !== null ? ['lift'] : [];
}

/** Two inputs between which the line is held. */
export interface Span {
  left: number;
  right: number;
}

export function lineAt(values: Values, input: number): number {
  return (values['w'] ?? 0) * input + (values['b'] ?? 0);
}

/** Values once the grip stands at `price`; `held` are those at the beginning of the drag, and its other end stays put. */
export function dragged(grip: Grip, price: number, at: number, span: Span, ranges: Ranges, held: Values): Values {
  const b = (value: number) => (ranges.b === null ? (held['b'] ?? 0) : snap(ranges.b, value));
  const w = (value: number) => (ranges.w === null ? (held['w'] ?? 0) : snap(ranges.w, value));
  const run = span.right - span.left;
  if (grip === 'lift') return { b: b(price - (held['w'] ?? 0) * at) };
  if (grip === 'right') {
    if (ranges.b === null) return { w: w((price - (held['b'] ?? 0)) / span.right) };
    const left = lineAt(held, span.left);
    const slope = w((price - left) / run);
    return { w: slope, b: b(left - slope * span.left) };
  }
  const right = lineAt(held, span.right);
  const lift = b(price - ((right - price) / run) * span.left);
  return { w: w((right - lift) / span.right), b: lift };
}
