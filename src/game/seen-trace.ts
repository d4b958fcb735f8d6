import type { Values } from '../curriculum/draw.ts';
import { outputAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import type { Stage } from '../curriculum/stage.ts';

/** Places of the trace, across and up. */
export const ACROSS = 9;
export const UP = 7;

export interface Trace {
  x: number;
  y: number;
  /** What the suspect said, less what a healthy network says. */
  off: number;
}

interface Range {
  min: number;
  max: number;
}

/** Where the suspect of the case that was closed last was wrong, and by how much; nothing while one looks at the next case. */
export function faultTrace({ stage, answers, fed, phase, verdict }: Play, { x, y }: { x: Range; y: Range }): readonly Trace[] {
  const closed = answers.at(-1);
  if (closed === undefined || phase === 'call' || (verdict === 'open' && fed.length > 0)) return [];
  return Array.from({ length: ACROSS * UP }, (_, index) => {
    const inputs = [x.min + (x.max - x.min) * ((index % ACROSS) / (ACROSS - 1)), y.min + (y.max - y.min) * (Math.floor(index / ACROSS) / (UP - 1))] as const;
    return { x: inputs[0], y: inputs[1], off: outputAt(stage, closed.at, inputs) - outputAt(stage, stage.start, inputs) };
  });
}

/** The one hidden unit, counted from 1, whose say at the output is not that of the healthy network; null where nothing is wrong with one alone. */
export function faultyUnit({ start }: Stage, suspect: Values): number | null {
  const units = Object.keys(start).flatMap((name) => /^w2\.(\d+)\.1$/.exec(name)?.slice(1).map(Number) ?? []);
  return units.find((unit) => suspect[`w2.${unit}.1`] !== start[`w2.${unit}.1`]) ?? null;
}
