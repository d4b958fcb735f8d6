import type { Values } from '../curriculum/draw.ts';
import type { Learner } from '../curriculum/level-program.ts';
import type { Laid, Worked } from '../curriculum/laid.ts';
import { type Gap, runEpoch, runProgram, trueLearner, worstTown } from '../curriculum/program.ts';
import type { Case } from '../curriculum/stage.ts';
import { easeOut } from '../game/hop.ts';

/** Seconds at a card, and at an epoch of the line. */
const AT_CARD = 0.25;
const AT_EPOCH = 0.4;
const ALL_EPOCHS = 1.8;
/** Seconds that the worst gap takes to grow. */
const AT_GAP = 0.5;

/** A trial of the laid cards on one town: card by card, then epoch by epoch. */
export interface Run {
  worked: readonly Worked[];
  ours: readonly Values[];
  right: readonly Values[];
  cardSeconds: number;
  seconds: number;
}

export function runOf(program: Learner, laid: Laid, { rows, start }: Case): Run {
  const { worked } = runEpoch(program, laid, rows, start);
  const ours = runProgram(program, laid, rows, start);
  const right = runProgram(program, trueLearner(program), rows, start);
  const cardSeconds = AT_CARD * worked.length;
  const epochs = Math.max(1, ours.length, right.length) - 1;
  return { worked, ours, right, cardSeconds, seconds: cardSeconds + Math.min(ALL_EPOCHS, AT_EPOCH * epochs) };
}

/** The trial of a learner in all its towns. */
export interface Trial {
  runs: readonly Run[];
  /** Where it does worst; null where it does no worse than the true learner. */
  worst: (Gap & { town: number }) | null;
  seconds: number;
}

/** Differences that only rounding makes. */
const ROUNDING = 1e-6;

export function trialOf(program: Learner, laid: Laid, towns: readonly Case[]): Trial {
  const runs = towns.map((town) => runOf(program, laid, town));
  const worst = worstTown(program, laid, towns);
  const failed = worst.dollars > ROUNDING;
  return { runs, worst: failed ? worst : null, seconds: Math.max(...runs.map(({ seconds }) => seconds)) + (failed ? AT_GAP : 0) };
}

/** How far the worst gap has been drawn, 0 to 1. */
export function gapPart(trial: Trial, elapsed: number): number {
  return Math.min(1, Math.max(0, 1 - (trial.seconds - elapsed) / AT_GAP));
}

/** The card at work, and how far the token has come to the next, 0 to 1; null once all cards are through. */
export function cardAt(run: Run, elapsed: number): { index: number; part: number } | null {
  if (elapsed >= run.cardSeconds) return null;
  const place = elapsed / AT_CARD;
  return { index: Math.floor(place), part: place - Math.floor(place) };
}

function between(path: readonly Values[], place: number): Values {
  const index = Math.min(Math.floor(place), path.length - 1);
  const from = path[index] ?? {};
  const to = path[Math.min(index + 1, path.length - 1)] ?? from;
  const part = easeOut(place - index);
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, value + ((to[name] ?? value) - value) * part]));
}

/** Both lines at this moment of the run. */
export function linesAt(run: Run, elapsed: number): { ours: Values; right: Values } {
  const epochs = Math.max(1, run.ours.length, run.right.length) - 1;
  const after = run.seconds - run.cardSeconds;
  const place = after <= 0 ? epochs : Math.min(1, Math.max(0, (elapsed - run.cardSeconds) / after)) * epochs;
  return { ours: between(run.ours, place), right: between(run.right, place) };
}
