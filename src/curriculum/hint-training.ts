import { goalValue } from './goal.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { Tool, Values } from './level.ts';
import { gradientAt } from './quantity.ts';
import { snap } from './range.ts';
import type { Play } from './replay.ts';
import { frozenOf } from './training.ts';

type Vector = readonly number[];

const dot = (one: Vector, other: Vector): number => one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

function freeNames(play: Play): readonly string[] {
  const frozen = frozenOf(play.stage);
  return play.stage.names.filter((_, index) => frozen[index] !== true);
}

/** How fast the slope changes along the way downhill: one step of rate 1 / bend ends where that way is flat. */
function bendAhead(play: Play, values: Values): number {
  const names = freeNames(play);
  const slopes = names.map((name) => gradientAt(play.stage, values, name));
  const ahead = { ...values, ...Object.fromEntries(names.map((name, index) => [name, (values[name] ?? 0) - (slopes[index] ?? 0)])) };
  const change = names.map((name, index) => (slopes[index] ?? 0) - gradientAt(play.stage, ahead, name));
  return dot(slopes, change) / dot(slopes, slopes);
}

function after(play: Play, values: Values, rate: number): Values {
  const moved = freeNames(play).map((name) => [name, (values[name] ?? 0) - rate * gradientAt(play.stage, values, name)] as const);
  return { ...values, ...Object.fromEntries(moved) };
}

/**
 * The rate for the next epoch. Along one parameter: to the flat place. With more, a ravine is first left across, by
 * short steps, and then followed, by the step that the bend of its floor allows.
 */
function rateWanted(play: Play, snapped: (rate: number) => number): number {
  const across = snapped(1 / bendAhead(play, play.values));
  if (freeNames(play).length < 2) return across;
  const worth = (values: Values) => goalValue(play.stage, values, {}, 0);
  const now = worth(play.values);
  const once = after(play, play.values, across);
  if (worth(once) <= play.bound) return across;
  // Two short steps leave only the floor of the ravine: its bend is that of the slope that is left.
  const onFloor = after(play, once, snapped(1 / bendAhead(play, once)));
  const steep = Math.min(across, snapped(1 / bendAhead(play, once)));
  const along = snapped(1 / bendAhead(play, after(play, onFloor, steep)));
  const candidates = [across, steep, along].map((rate) => ({ rate, value: worth(after(play, play.values, rate)) }));
  const lowest = candidates.reduce((one, other) => (other.value < one.value ? other : one));
  return lowest.value < now ? lowest.rate : steep;
}

/** What the present rate does along the way downhill. */
function faultOf(rate: number, bend: number, wanted: number): string | null {
  if (rate * bend > 2) return 'diverged';
  if (rate > 1.25 * wanted) return 'overshoot';
  return rate < 0.8 * wanted ? 'creep' : null;
}

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
  if (value <= play.bound && goal.judged === 'commit') return ready({ kind: 'commit' });
  if (lost) return { fault: 'diverged', knob: 'rate', direction: 'down', move: again };
  if (play.epochs + press > trainer.budget) return { fault: 'out-of-epochs', knob: 'rate', direction: 'other', move: again };
  const train: Hint['move'] = { kind: 'train', epochs: press };
  if (dial === undefined) return { fault: 'creep', knob: 'train', direction: 'up', move: train };
  const rate = play.values['rate'] ?? dial.min;
  const wanted = rateWanted(play, (each) => snap(dial, each));
  const fault = faultOf(rate, bendAhead(play, play.values), wanted);
  if (fault === null) return { fault: 'on-the-way', knob: 'train', direction: null, move: train };
  return { fault, knob: 'rate', direction: wanted > rate ? 'up' : 'down', move: { kind: 'set', values: { rate: wanted } } };
}
