import { goalValue } from './goal.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { Values } from './draw.ts';
import type { Tool } from './level-tool.ts';
import { gradientAt } from './measured.ts';
import { snap } from './range.ts';
import type { Play } from './play.ts';
import { freeNames, valuesAt } from './training.ts';
import { ravineAt, stepped } from './ravine.ts';
import { arrives, runVerdict } from './run.ts';
import type { Stage } from './stage.ts';

type Vector = readonly number[];

const dot = (one: Vector, other: Vector): number => one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

/** How fast the slope changes along the way downhill: one step of rate 1 / bend ends where that way is flat. */
export function bendAhead(stage: Stage, values: Values): number {
  const names = freeNames(stage);
  const slopes = names.map((name) => gradientAt(stage, values, name));
  const ahead = { ...values, ...Object.fromEntries(names.map((name, index) => [name, (values[name] ?? 0) - (slopes[index] ?? 0)])) };
  const change = names.map((name, index) => (slopes[index] ?? 0) - gradientAt(stage, ahead, name));
  return dot(slopes, change) / dot(slopes, slopes);
}

/** A rate for the next epoch, and what it is for. */
interface Wanted {
  rate: number;
  way: 'down' | 'across' | 'along';
}

/**
 * The rate for the next epoch. Along one parameter: to the flat place. With more, the ravine is first settled across,
 * and then followed, by the one long step that its floor allows.
 */
function rateWanted({ stage, values }: Play, snapped: (rate: number) => number): Wanted {
  const ravine = ravineAt(stage, values);
  if (ravine === null) return { rate: snapped(1 / bendAhead(stage, values)), way: 'down' };
  const worth = (rate: number) => goalValue(stage, stepped(stage, values, rate), {}, 0);
  const across = snapped(ravine.across);
  const along = snapped(ravine.along);
  return worth(along) < worth(across) ? { rate: along, way: 'along' } : { rate: across, way: 'across' };
}

/** What the present rate does along the way downhill. */
function faultOf(play: Play, rate: number, { rate: wanted, way }: Wanted): string | null {
  if (rate * bendAhead(play.stage, play.values) > 2) return 'diverged';
  if (rate > 1.25 * wanted) return way === 'across' ? 'walls' : 'overshoot';
  if (rate >= 0.8 * wanted || arrives(play, rate)) return null;
  return way === 'along' ? 'floor' : 'creep';
}

const WAYS: Readonly<Record<string, Hint['direction']>> = { diverged: 'down', overshoot: 'down', walls: 'down', floor: 'up', creep: 'up' };

/** A network trained by pressing: the rate against the bend of the ground, epochs against the budget. */
export function hintForTraining(play: Play): Hint {
  const { tools, goal } = play.stage.task;
  const trainer = tools.find((tool): tool is Extract<Tool, { kind: 'train' }> => tool.kind === 'train');
  const dial = tools.find((tool): tool is Extract<Tool, { kind: 'rate' }> => tool.kind === 'rate');
  const again: Hint['move'] = { kind: 'enter', phase: play.phase };
  if (trainer === undefined) return { fault: 'missed', knob: null, direction: null, move: again };
  const value = goalValue(play.stage, play.values, {}, 0);
  const press = trainer.epochs.reduce((fewest, epochs) => Math.min(fewest, epochs));
  const lost = !Number.isFinite(value);
  const before = play.walked.at(-2);
  const late = goal.first === true && before !== undefined && goalValue(play.stage, valuesAt(play.stage, before, play.values), {}, 0) <= play.bound;
  if (late) return { fault: 'too-late', knob: null, direction: null, move: again };
  if (value <= play.bound && goal.judged === 'commit') return ready({ kind: 'commit' });
  if (lost) return { fault: 'diverged', knob: 'rate', direction: 'down', move: again };
  if (play.epochs + press > trainer.budget) {
    const ran = runVerdict(play);
    return { fault: ran === null || ran === 'on-the-way' ? 'out-of-epochs' : ran, knob: 'rate', direction: WAYS[ran ?? ''] ?? 'other', move: again };
  }
  const train: Hint['move'] = { kind: 'train', epochs: press };
  if (dial === undefined) return { fault: 'on-the-way', knob: 'train', direction: null, move: train };
  const rate = play.values['rate'] ?? dial.min;
  const wanted = rateWanted(play, (each) => snap(dial, each));
  const fault = faultOf(play, rate, wanted);
  if (fault === null) return { fault: 'on-the-way', knob: 'train', direction: null, move: train };
  return { fault, knob: 'rate', direction: wanted.rate > rate ? 'up' : 'down', move: { kind: 'set', values: { rate: wanted.rate } } };
}
