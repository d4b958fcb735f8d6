import type { Values } from '../curriculum/draw.ts';
import { handNames } from '../curriculum/hand.ts';
import { decisionNames } from '../curriculum/decision.ts';
import { editNames } from '../curriculum/edit.ts';
import { parametersOf, type Stage } from '../curriculum/stage.ts';
import { type Frame, pixel, type Point } from './line-frame.ts';
import { spread } from './line-hand-grips.ts';

/** What can be taken by hand: a guess or a step up and down, a cut from side to side. */
export interface HandGrip extends Point {
  id: string;
  along: 'x' | 'y';
  /** What it stands on. */
  value: number;
}

/** A decision by a threshold: where it books, and what each hotel brings against what a room resells at. */
export interface DecisionPicture {
  threshold: number;
  pays: number;
  /** What a room resells at, in dollars. */
  dollars: number;
  /** Stretches of the road on which the machine says less than the threshold. */
  booked: readonly { from: number; to: number }[];
  bars: readonly { x: number; actual: number; kind: 'gained' | 'lost' | 'missed' }[];
  count: number;
  all: number;
  lost: number;
  counted: boolean;
}

/** What the player says by hand, in pixels. */
export interface HandPicture {
  kind: 'guesses' | 'rule' | 'threshold' | 'prices';
  grips: readonly HandGrip[];
  /** The steps of a rule, from left to right, each with its cut to the next. */
  steps: readonly { from: Point; to: Point }[];
  /** Guesses that were handed over before, the oldest first. */
  before: readonly (readonly Point[])[];
  decision: DecisionPicture | null;
  /** What is changed in rows: where each hotel stood, and the place on the road that the line turns about. */
  edit: { was: readonly Point[]; pivot: Point | null; dollars: boolean } | null;
  /** What is hidden has been opened: the figures give way to the bars. */
  opened: boolean;
  /** The guess that the open rows speak against most, and where it should go: after a hand-over that was turned down. */
  off: { id: string; up: boolean } | null;
}

/** Values that are said by hand, beside the network's parameters. */
export function handValues(stage: Stage): readonly string[] {
  return [...(stage.task.hand === undefined ? [] : handNames(stage.task)), ...decisionNames(stage.task), ...editNames(stage.task)];
}

/** Parameters of the network, and what is said by hand. */
export function standOf(stage: Stage, values: Values): Float64Array {
  return Float64Array.from([...parametersOf(stage, values), ...handValues(stage).map((name) => values[name] ?? 0)]);
}

/** A height that stays on the plot. */
export const within = (frame: Frame, y: number) => Math.min(frame.plot.y + frame.plot.height, Math.max(frame.plot.y, y));

/** Where test rows stand while they are sealed: none on another. */
export function sealedPlaces(frame: Frame, stage: Stage): readonly number[] {
  const places = Array.from({ length: stage.test.count }, (_, row) => pixel(frame.x, stage.test.inputs[row] ?? 0));
  if (stage.task.hand?.kind !== 'guesses') return places;
  return spread(places, frame.small ? 14 : 44, frame.plot.x + 10, frame.plot.x + frame.plot.width - 10);
}
