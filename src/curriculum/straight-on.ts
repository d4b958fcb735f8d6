import { exp } from '../engine/exact.ts';
import type { Play } from './play.ts';
import { settled } from './measured.ts';
import { openQuestion } from './question.ts';

/** The sums of a machine that turns each into e to its power: where it was fed, and where it told its answer, each once, in order. */
export function sumsKnown({ trail, answers, stage }: Play, name: string): readonly number[] {
  const told = answers.flatMap((_, index) => {
    const ask = stage.questions[index]?.question.ask;
    return ask?.of === 'softmax' && ask.figure === 'power' ? [settled(ask.given)[name] ?? 0] : [];
  });
  return [...new Set([...trail.map((each) => each[name] ?? 0), ...told])].toSorted((one, other) => one - other);
}

/** A line through two points of the curve. */
export interface Chord {
  from: number;
  to: number;
  at(z: number): number;
}

/** The straight line through the two of these sums that are nearest to `z`; null where fewer are known. */
export function chordNear(sums: readonly number[], z: number): Chord | null {
  const [first, second] = sums.toSorted((one, other) => Math.abs(one - z) - Math.abs(other - z));
  if (first === undefined || second === undefined) return null;
  const [from, to] = [Math.min(first, second), Math.max(first, second)];
  const slope = (exp(to) - exp(from)) / (to - from);
  return { from, to, at: (each) => exp(from) + slope * (each - from) };
}

/** The sum that is asked about. */
export function sumAsked(play: Play, name: string): number | null {
  const ask = openQuestion(play)?.question.ask;
  return ask?.of === 'softmax' && ask.figure === 'power' ? (settled(ask.given)[name] ?? null) : null;
}
