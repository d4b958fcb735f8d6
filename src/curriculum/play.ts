import type { Trial } from './bench.ts';
import type { Values } from './draw.ts';
import type { Level, Phase } from './level.ts';
import type { Played, Stage } from './stage.ts';
import type { Path } from './training.ts';

/** An answer with what would have been right. */
export interface Answered {
  id: string;
  index: number;
  given: number | string;
  /** The number, option or row that is right. */
  truth: number | string;
  right: boolean;
  /** Where everything stood. */
  at: Values;
}

/** A state that passed. */
export interface Won {
  /** What the stars go by: the value itself, or a count of the round. */
  count: number;
  value: number;
  values: Values;
  /** Steps of its round that were a hint's. */
  helped: number;
}

/** Everything that follows from a level, a seed and the moves so far. Derived, never stored. */
export interface Play {
  level: Level;
  seed: number;
  phase: Phase;
  /** How often each phase was begun; fresh draws each time. */
  rounds: Readonly<Record<Phase, number>>;
  /** Rounds of the task that were left as they were found: they count for nothing. */
  idle: number;
  stage: Stage;
  /** The stage of the last round of each phase: the next one draws something else. */
  played: Played;
  bound: number;
  /** Parameters and the rate, in display units. */
  values: Values;
  choices: Readonly<Record<string, string>>;
  /** Committed changes in the task phase. */
  steps: number;
  /** Committed changes in this round. */
  roundSteps: number;
  /** Epochs trained in this round. */
  epochs: number;
  /** Looks left in this round, where looking costs oil. */
  oil: number | null;
  /** What was fed into the network that is asked about, in turn. */
  fed: readonly Values[];
  /** Values after each committed change of this round, the start first. */
  trail: readonly Values[];
  /** Parameters after each epoch of the last training or reveal, for the board to move along. */
  path: Path;
  /** Parameters after each epoch since the round or a new start began, whatever rate was set between. */
  walked: Path;
  /** The last training of that, and its rate. */
  ran: { path: Path; rate: number } | null;
  /** What recipes of this round came to on the bench, in turn. */
  trials: readonly Trial[];
  /** New starts that were taken in this round. */
  starts: number;
  /** Answers of this round. */
  answers: readonly Answered[];
  /** Steps of this round that a hint took. */
  helped: number;
  /** Answers to the open question that were turned down. */
  refused: readonly (number | string)[];
  /** What was last turned down came to, where that is a number. */
  turnedDown: number | null;
  /** Everything said wrong in this round, also what was then put right. */
  mistakes: number;
  /** Mistakes in all rounds of the task. */
  allMistakes: number;
  /** The test rows are open. */
  opened: boolean;
  /** Handed over, but later than it could have been. */
  late: boolean;
  /** The goal's value now. */
  value: number;
  /** The lowest goal value of the task within the level's budget of steps. */
  best: number;
  /** The state of this round: still playing, reached its goal, or handed over without reaching it. */
  verdict: 'open' | 'passed' | 'missed';
  /** The task's goal was reached at least once; the fewest steps and epochs that a passing round took, the mistakes and rounds until the first. */
  passed: { steps: number; epochs: number; mistakes: number; rounds: number } | null;
  /** Where the task stood when it passed at its best: with the least help, then least of what the stars go by, then the lowest value. */
  won: Won | null;
  /** The consequence was called right. */
  called: boolean;
  /** The transfer was solved. */
  transferred: boolean;
}

/** A move that the level does not allow where it stands: a mistake in a solution, or a forged attempt. */
export class MoveError extends Error {}

/** Weights that were handed in and are none of this network. */
export class WeightsError extends MoveError {}
