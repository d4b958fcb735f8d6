import type { Values } from '../curriculum/draw.ts';
import { stepsOf } from '../curriculum/hand.ts';
import { hintForHand } from '../curriculum/hint-hand.ts';
import { standsRefused } from '../curriculum/hint-question.ts';
import { decide, stakes } from '../curriculum/decision.ts';
import { editedRows, editNames } from '../curriculum/edit.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf, type Stage } from '../curriculum/stage.ts';
import { curveOf, type Frame, pixel, type Point, traced } from './line-frame.ts';
import { type DecisionPicture, type HandGrip, type HandPicture, sealedPlaces, within } from './line-hand.ts';

function guessOff(play: Play): HandPicture['off'] {
  if (!standsRefused(play) || play.opened) return null;
  const { knob, direction } = hintForHand(play, { kind: 'answer', to: 'hand-over' });
  return knob === null ? null : { id: knob, up: direction === 'up' };
}

/** Guesses hang over their sealed hotels. */
export function guesses(frame: Frame, play: Play, values: Values, opened: number): HandPicture {
  const { stage, answers } = play;
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
  return { kind: 'guesses', decision: null, edit: null, opened: opened > 0, grips: all(values), steps: [], before: answers.filter(({ given }) => given === 'hand-over').map((answer) => all(answer.at)), off: guessOff(play) };
}

/** The steps of a rule, and its cuts. */
export function rule(frame: Frame, stage: Stage, values: Values, opened: number): HandPicture {
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
  return { kind: 'rule', decision: null, edit: null, grips: [...risers, ...levels], steps, before: [], opened: opened > 0, off: null };
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
export function prices(frame: Frame, stage: Stage, values: Values, open: boolean): HandPicture {
  const rows = editedRows(stage, values);
  const x = (row: number) => pixel(frame.x, rows.inputs[row] ?? 0);
  const mean = (numbers: Float64Array) => numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, rows.count);
  const grips = editNames(stage.task).map((id, row): HandGrip => ({ id, along: 'y', value: values[id] ?? 0, x: x(row), y: within(frame, pixel(frame.y, rows.targets[row] ?? 0)) }));
  const was = grips.map((grip, row) => ({ x: grip.x, y: pixel(frame.y, stage.train.targets[row] ?? 0) }));
  const pivot = stage.task.edit?.pivot === true ? { x: pixel(frame.x, mean(rows.inputs)), y: within(frame, pixel(frame.y, mean(rows.targets))) } : null;
  return { kind: 'prices', decision: null, edit: { was, pivot, dollars: stage.task.dataset.target === 'price' }, grips: open ? grips : grips.filter(({ value }) => value !== 0), steps: [], before: [], opened: false, off: null };
}

/** What a machine learns from the rows that a rule was written for, once the rule serves. */
export function machineLine(frame: Frame, { stage, phase, verdict }: Play, parameters: Float64Array): { kind: 'ghost'; pieces: readonly (readonly Point[])[] }[] {
  return phase === 'task' && verdict === 'passed' ? [{ kind: 'ghost', pieces: traced(frame, stage.task.network, parameters) }] : [];
}

/** What is booked under a threshold. */
export function threshold(frame: Frame, stage: Stage, values: Values, opened: number): HandPicture {
  const value = values['t'] ?? 0;
  const x = frame.plot.x + Math.min(60, frame.plot.width * 0.12);
  const grips: readonly HandGrip[] = [{ id: 't', along: 'y', value, x, y: within(frame, pixel(frame.y, value)) }];
  return { kind: 'threshold', decision: decisionPicture(frame, stage, values), edit: null, grips, steps: [], before: [], opened: opened > 0, off: null };
}
