import type { Values } from '../curriculum/draw.ts';
import type { ParameterTool } from '../curriculum/level-tool.ts';
import { handNames, stepsOf } from '../curriculum/hand.ts';
import { decide, decisionNames, stakes } from '../curriculum/decision.ts';
import { editedRows, editNames } from '../curriculum/edit.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf, type Stage } from '../curriculum/stage.ts';
import { curveOf, type Frame, pixel, type Point, valueAt } from './line-frame.ts';

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
}

/** Values that are said by hand, beside the network's parameters. */
export function handValues(stage: Stage): readonly string[] {
  return [...(stage.task.hand === undefined ? [] : handNames(stage.task)), ...decisionNames(stage.task), ...editNames(stage.task)];
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

function guesses(frame: Frame, { stage, answers }: Play, values: Values, opened: number): HandPicture {
  const sealed = sealedPlaces(frame, stage);
  const at = (row: number) => {
    const own = pixel(frame.x, stage.test.inputs[row] ?? 0);
    return own + ((sealed[row] ?? own) - own) * (1 - opened);
  };
  const pointOf = (row: number, from: Values): HandGrip => {
    const id = `g${row + 1}`;
    const value = from[id] ?? 0;
    return { id, along: 'y', value, x: at(row), y: within(frame, pixel(frame.y, value)) };
  };
  const all = (from: Values) => Array.from({ length: stage.test.count }, (_, row) => pointOf(row, from));
  return { kind: 'guesses', decision: null, edit: null, opened: opened > 0, grips: all(values), steps: [], before: answers.filter(({ given }) => given === 'hand-over').map((answer) => all(answer.at)) };
}

function rule(frame: Frame, stage: Stage, values: Values, opened: number): HandPicture {
  const { hand } = stage.task;
  if (hand === undefined) throw new Error('no rule is set by hand here');
  const { cuts, prices } = stepsOf(hand, values);
  const edges = [frame.x.from, ...cuts, frame.x.to];
  const steps = prices.map((price, index) => {
    const y = within(frame, pixel(frame.y, price));
    return { from: { x: pixel(frame.x, edges[index] ?? 0), y }, to: { x: pixel(frame.x, edges[index + 1] ?? 0), y } };
  });
  const levels = steps.map(({ from, to }, index): HandGrip => ({ id: `p${index + 1}`, along: 'y', value: prices[index] ?? 0, x: (from.x + to.x) / 2, y: from.y }));
  // Knobs of crossed cuts keep their own cut.
  const risers = Array.from({ length: cuts.length }, (_, index): HandGrip => {
    const id = `cut${index + 1}`;
    const value = values[id] ?? 0;
    const place = cuts.indexOf(value);
    return { id, along: 'x', value, x: pixel(frame.x, value), y: ((steps[place]?.to.y ?? 0) + (steps[place + 1]?.from.y ?? 0)) / 2 };
  });
  return { kind: 'rule', decision: null, edit: null, grips: [...risers, ...levels], steps, before: [], opened: opened > 0 };
}

/** Places along the road at which the machine's word is looked at. */
const PLACES = 300;

function bookedStretches(frame: Frame, stage: Stage, values: Values): DecisionPicture['booked'] {
  const inputs = Array.from({ length: PLACES + 1 }, (_, index) => frame.x.from + ((frame.x.to - frame.x.from) * index) / PLACES);
  const said = curveOf(stage.task.network, parametersOf(stage, values), inputs);
  const found: { from: number; to: number }[] = [];
  let open: number | null = null;
  for (const [index, input] of inputs.entries()) {
    const books = (said[index] ?? Infinity) <= (values['t'] ?? 0);
    if (books) open ??= input;
    if (open !== null && (!books || index === PLACES)) {
      found.push({ from: pixel(frame.x, open), to: pixel(frame.x, input) });
      open = null;
    }
  }
  return found;
}

function decisionPicture(frame: Frame, stage: Stage, values: Values): DecisionPicture {
  const decided = decide(stage, values, 'train');
  const { lost, booked } = stakes(stage, values, 'train');
  const dollars = values['pays'] ?? 0;
  return {
    threshold: within(frame, pixel(frame.y, values['t'] ?? 0)),
    pays: pixel(frame.y, dollars), dollars, lost, count: booked, all: decided.length,
    booked: bookedStretches(frame, stage, values),
    bars: decided.flatMap(({ row, actual, booked: taken, gain }) => {
      if (!taken && gain <= 0) return [];
      const kind = !taken ? 'missed' as const : gain >= 0 ? 'gained' as const : 'lost' as const;
      return [{ x: pixel(frame.x, stage.train.inputs[row] ?? 0), actual: pixel(frame.y, actual), kind }];
    }),
    counted: stage.task.decision?.counted ?? false,
  };
}

/** Hotels whose prices are taken up and down, and the middle of their road, where the line only lifts. */
function prices(frame: Frame, stage: Stage, values: Values, open: boolean): HandPicture {
  const rows = editedRows(stage, values);
  const x = (row: number) => pixel(frame.x, rows.inputs[row] ?? 0);
  const mean = (numbers: Float64Array) => numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, rows.count);
  const grips = editNames(stage.task).map((id, row): HandGrip => ({ id, along: 'y', value: values[id] ?? 0, x: x(row), y: within(frame, pixel(frame.y, rows.targets[row] ?? 0)) }));
  const was = grips.map((grip, row) => ({ x: grip.x, y: pixel(frame.y, stage.train.targets[row] ?? 0) }));
  const pivot = stage.task.edit?.pivot === true ? { x: pixel(frame.x, mean(rows.inputs)), y: within(frame, pixel(frame.y, mean(rows.targets))) } : null;
  return { kind: 'prices', decision: null, edit: { was, pivot, dollars: stage.task.dataset.target === 'price' }, grips: open ? grips : grips.filter(({ value }) => value !== 0), steps: [], before: [], opened: false };
}

/** The player's hand in the picture; null where the network says it all. */
export function handOf(frame: Frame, play: Play, values: Values, opened: number): HandPicture | null {
  const { stage } = play;
  if (stage.task.hand?.kind === 'guesses') return guesses(frame, play, values, opened);
  if (stage.task.hand?.kind === 'rule') return rule(frame, stage, values, opened);
  if (stage.task.edit !== undefined) return prices(frame, stage, values, play.phase !== 'call' && stage.task.tools.some(({ id }) => id === 'r1' && toolInUse(play, id)));
  if (stage.task.decision === undefined) return null;
  const value = values['t'] ?? 0;
  const decision = decisionPicture(frame, stage, values);
  const x = frame.plot.x + Math.min(60, frame.plot.width * 0.12);
  return { kind: 'threshold', decision, edit: null, grips: [{ id: 't', along: 'y', value, x, y: within(frame, pixel(frame.y, value)) }], steps: [], before: [], opened: opened > 0 };
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
