import { goalValue } from './goal.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { Tool, Values } from './level.ts';
import { gradientAt } from './quantity.ts';
import { snap } from './range.ts';
import type { Play } from './replay.ts';
import { valuesAt } from './training.ts';
import { arrives, freeNames, runVerdict } from './run.ts';

type Vector = readonly number[];

const dot = (one: Vector, other: Vector): number => one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

/** How fast the slope changes along the way downhill: one step of rate 1 / bend ends where that way is flat. */
export function bendAhead(play: Play, values: Values): number {
  const names = freeNames(play.stage);
  const slopes = names.map((name) => gradientAt(play.stage, values, name));
  const ahead = { ...values, ...Object.fromEntries(names.map((name, index) => [name, (values[name] ?? 0) - (slopes[index] ?? 0)])) };
  const change = names.map((name, index) => (slopes[index] ?? 0) - gradientAt(play.stage, ahead, name));
  return dot(slopes, change) / dot(slopes, slopes);
}

function after(play: Play, values: Values, rate: number): Values {
  const moved = freeNames(play.stage).map((name) => [name, (values[name] ?? 0) - rate * gradientAt(play.stage, values, name)] as const);
  return { ...values, ...Object.fromEntries(moved) };
}

/** The sharpest bend of the ground in any direction, or, measured down from `top`, the gentlest: power iteration on changes of slope. */
function bendOf(play: Play, top: number | null): number {
  const names = freeNames(play.stage);
  const slopesAt = (values: Values) => names.map((name) => gradientAt(play.stage, values, name));
  const here = slopesAt(play.values);
  let way: Vector = names.map((_, index) => 1 / (index + 1));
  let bend = 0;
  for (let turn = 0; turn < 30; turn++) {
    const ahead = { ...play.values, ...Object.fromEntries(names.map((name, index) => [name, (play.values[name] ?? 0) + (way[index] ?? 0)])) };
    const change = slopesAt(ahead).map((slope, index) => slope - (here[index] ?? 0));
    const along = top === null ? change : change.map((each, index) => top * (way[index] ?? 0) - each);
    bend = dot(way, along) / dot(way, way);
    const size = Math.sqrt(dot(along, along));
    if (size === 0) break;
    way = along.map((each) => each / size);
  }
  return top === null ? bend : top - bend;
}

/**
 * The rate for the next epoch. Along one parameter: to the flat place. With more, the ravine is first left across, by
 * short steps while they help, and then followed, by the one long step that its floor allows.
 */
function rateWanted(play: Play, snapped: (rate: number) => number): number {
  if (freeNames(play.stage).length < 2) return snapped(1 / bendAhead(play, play.values));
  const worth = (rate: number) => goalValue(play.stage, after(play, play.values, rate), {}, 0);
  const sharpest = bendOf(play, null);
  const across = snapped(1 / sharpest);
  const along = snapped(1 / bendOf(play, sharpest));
  if (worth(along) <= play.bound) return along;
  const now = goalValue(play.stage, play.values, {}, 0);
  return worth(across) < 0.98 * now || worth(across) <= play.bound ? across : along;
}

/** What the present rate does along the way downhill. */
function faultOf(play: Play, rate: number, wanted: number): string | null {
  if (rate * bendAhead(play, play.values) > 2) return 'diverged';
  if (rate > 1.25 * wanted) return 'overshoot';
  return rate < 0.8 * wanted && !arrives(play, rate) ? 'creep' : null;
}

const WAYS: Readonly<Record<string, Hint['direction']>> = { diverged: 'down', overshoot: 'down', creep: 'up' };

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
  return { fault, knob: 'rate', direction: wanted > rate ? 'up' : 'down', move: { kind: 'set', values: { rate: wanted } } };
}
