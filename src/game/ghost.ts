import { metricAt } from '../curriculum/measured.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Play } from '../curriculum/play.ts';
import { endsHigher } from '../curriculum/run.ts';
import { type Path, trainFrom, valuesAt } from '../curriculum/training.ts';
import { goalValue, isOfNetwork } from '../curriculum/goal.ts';

/** Gradient descent started from the player's own weights; can be scrubbed. */
export interface Ghost {
  /** Parameters after each epoch in display units, the player's own first. */
  path: Path;
  /** The goal's metric after each epoch. */
  losses: readonly number[];
  /** The first epoch at which the goal is met, or null: never. */
  reaches: number | null;
  /** Why never: the name of a failure, or null. */
  fault: 'diverged' | 'plateau' | null;
  /** The epoch that the board shows. */
  at: number;
}

/** Epochs after which a descent that has not arrived is said never to. */
const PATIENCE = 400;

/** The rate of the ghost: the player's own where the level has one, else that of the reference networks. */
function rateOf(play: Play): number | null {
  const own = play.values['rate'];
  if (own !== undefined) return own;
  const given = play.level.reference?.learningRate;
  return typeof given === 'number' ? given : null;
}

/** A ghost is offered where parameters are moved and nothing about the slope is hidden. */
export function ghostOffered(play: Play): boolean {
  const { goal, gauge, visibility, questions } = play.stage.task;
  return isOfNetwork(goal) && questions.length === 0 && gauge === 'shown' && visibility?.oil === undefined && rateOf(play) !== null;
}

/** Descends from the player's values on the reference engine, until the goal or for 400 epochs. */
export function ghostFrom(play: Play): Ghost {
  const { stage, values, bound } = play;
  const full = trainFrom(stage, values, rateOf(play) ?? 0, PATIENCE);
  const valueAt = (at: Values) => goalValue(stage, at, {}, 0);
  const losses: number[] = [];
  let reaches: number | null = null;
  for (const [epoch, parameters] of full.entries()) {
    const value = valueAt(valuesAt(stage, parameters, values));
    losses.push(value);
    if (value <= bound) {
      reaches = epoch;
      break;
    }
  }
  const first = metricAt(stage, values, 'mean-squared-error', 'train');
  const end = full[losses.length - 1] ?? new Float64Array();
  const last = metricAt(stage, valuesAt(stage, end, values), 'mean-squared-error', 'train');
  const fault = reaches !== null ? null : endsHigher(first, last) ? 'diverged' : 'plateau';
  return { path: full.slice(0, losses.length), losses, reaches, fault, at: losses.length - 1 };
}
