import type { Values } from '../curriculum/draw.ts';
import type { ParameterTool } from '../curriculum/level-tool.ts';
import { handNames } from '../curriculum/hand.ts';
import { decisionNames } from '../curriculum/decision.ts';
import { editNames } from '../curriculum/edit.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf, type Stage } from '../curriculum/stage.ts';
import { type Frame, pixel, type Point, valueAt } from './line-frame.ts';

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

/** Moves neighbours apart until each has its room; who stands free stays. */
export function spread(places: readonly number[], room: number, from: number, to: number): readonly number[] {
  const order = places.map((place, index) => ({ place, index })).sort((one, other) => one.place - other.place);
  for (let turn = 0; turn < 60; turn++) {
    for (const [index, one] of order.entries()) {
      const next = order[index + 1];
      const lack = next === undefined ? 0 : room - (next.place - one.place);
      if (next === undefined || lack <= 0) continue;
      one.place -= lack / 2;
      next.place += lack / 2;
    }
    for (const one of order) one.place = Math.min(to, Math.max(from, one.place));
  }
  const found = [...places];
  for (const { place, index } of order) found[index] = place;
  return found;
}

/** A height that stays on the plot. */
export const within = (frame: Frame, y: number) => Math.min(frame.plot.y + frame.plot.height, Math.max(frame.plot.y, y));

/** Where test rows stand while they are sealed: none on another. */
export function sealedPlaces(frame: Frame, stage: Stage): readonly number[] {
  const places = Array.from({ length: stage.test.count }, (_, row) => pixel(frame.x, stage.test.inputs[row] ?? 0));
  if (stage.task.hand?.kind !== 'guesses') return places;
  return spread(places, frame.small ? 14 : 44, frame.plot.x + 10, frame.plot.x + frame.plot.width - 10);
}

/** The knob behind a grip, where it can be turned. */
export function knobBehind(play: Play, grip: HandGrip): ParameterTool | null {
  const { stage } = play;
  const tool = stage.task.tools.find((each) => each.kind === 'parameter' && each.id === grip.id);
  return tool?.kind === 'parameter' && toolInUse(play, tool.id) ? tool : null;
}

/** What a grip comes to stand on when it is dragged here. */
export function handDragged(frame: Frame, grip: HandGrip, tool: ParameterTool, { x, y }: Point): Values {
  if (grip.id.startsWith('r')) return { [grip.id]: snap(tool, valueAt(frame.y, y) - valueAt(frame.y, grip.y) + grip.value) };
  return { [grip.id]: snap(tool, grip.along === 'x' ? valueAt(frame.x, x) : valueAt(frame.y, y)) };
}
