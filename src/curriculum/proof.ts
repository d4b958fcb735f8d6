import { goalValue } from './goal.ts';
import type { Level } from './level.ts';
import { misnamed, plantedFaults } from './proof-fault.ts';
import { arrivals, teacherOf, type Trained } from './trained.ts';
import { strandedSeeds } from './proof-hint.ts';
import { blindOf, luckOf } from './proof-luck.ts';
import { needsItsTool } from './proof-tool.ts';
import { advance, replay } from './replay.ts';
import { firstPlay } from './round.ts';
import { MoveError } from './play.ts';
import { score } from './score.ts';

/** What was proved of a level; `faults` says in words what was not, with the remedy. */
export interface Proof {
  id: string;
  part: string;
  pages: readonly [number, number];
  kind: Level['kind'];
  startFails: boolean;
  solutionPasses: boolean;
  /** A fraction, or null where chance does not bind. */
  luck: number | null;
  /** Chance that a player who sees only the gauge is said to have understood. */
  blind: number | null;
  needsItsTool: boolean | null;
  hintsPass: boolean;
  /** Seeds of ten at which the recipe of a trained level passes; null elsewhere. */
  reliable: number | null;
  proved: boolean;
  faults: readonly string[];
}

const MOST_LUCK = 0.01;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Nobody passes by leaving everything as it is, nor, where there is a button for it, by pressing on. */
function startFails(level: Level): boolean {
  return SEEDS.every((seed) => {
    const play = firstPlay(level, seed);
    if (play.stage.questions.length > 0) return play.verdict === 'open';
    if (goalValue(play.stage, play.values, play.choices, 0) <= play.bound) return false;
    let pressed = play;
    if (level.tools.some(({ kind }) => kind === 'trial')) return advance(play, { kind: 'trial' }).passed === null;
    for (const tool of level.tools) {
      if (tool.kind !== 'train') continue;
      const press = Math.min(...tool.epochs);
      while (pressed.epochs + press <= tool.budget && pressed.verdict === 'open') pressed = advance(pressed, { kind: 'train', epochs: press });
    }
    return pressed.passed === null;
  });
}

/** The fewest seeds of ten at which a training of the solution came to the goal; null where some of them was not trained. */
function arrivalsOf(level: Level, trained: Trained | null): number | null {
  let play = firstPlay(level, level.solution.seed);
  let fewest: number | null = SEEDS.length;
  for (const move of level.solution.moves) {
    if (move.kind === 'weights') {
      const came = arrivals(trained, play);
      fewest = came === null || fewest === null ? null : Math.min(fewest, came);
    }
    play = advance(play, move);
  }
  return fewest;
}

function solutionFault(level: Level): string | null {
  try {
    const play = replay(level, level.solution);
    if (play.passed === null) return `solution: ends at ${play.value}, the goal is ${play.bound}; give moves that reach it`;
    const { understood } = score(level, play, null);
    const asks = level.call !== undefined && level.transfer !== undefined;
    return asks && !understood ? 'solution: reaches the goal, but not the call and the transfer; go on with enter' : null;
  } catch (fault) {
    if (fault instanceof MoveError) return `solution: ${fault.message}; leave out or change that move`;
    throw fault;
  }
}

/** Seeds of ten at which the moves of the solution's task pass. */
function reliability(level: Level): number {
  const end = level.solution.moves.findIndex((move) => move.kind === 'enter');
  const moves = end < 0 ? level.solution.moves : level.solution.moves.slice(0, end);
  return SEEDS.filter((seed) => replay(level, { seed: seed + 1000, moves }).passed !== null).length;
}

/** @param trained what its trainings came to, where it is verified by weights; */
export function prove(level: Level, trained: Trained | null = null): Proof {
  const faults: string[] = [];
  const fails = startFails(level);
  if (!fails) faults.push('start: passes untouched; move the start away from the goal');
  const solved = solutionFault(level);
  if (solved !== null) faults.push(solved);
  const luck = luckOf(level);
  if (luck !== null && luck >= MOST_LUCK) faults.push(`goal: ${(100 * luck).toFixed(1)} % pass by chance; tighten goal.atMost or ask more often`);
  const blind = blindOf(level);
  if (blind !== null && blind >= MOST_LUCK) faults.push(`transfer: ${(100 * blind).toFixed(1)} % understand blindly; tighten transfer.goal`);
  const needed = needsItsTool(level, trained);
  if (needed === false) faults.push(`introduces: the goal is reached without "${level.introduces}"; make the level need it`);
  const stranded = strandedSeeds(level, teacherOf(trained));
  if (stranded.length > 0) faults.push(`hint: does not carry the player in 60 moves (${stranded.join(', ')})`);
  const wrong = misnamed(level, plantedFaults(level, teacherOf(trained)));
  if (wrong.length > 0) faults.push(`hint: ${[...new Set(wrong)].join('; ')}`);
  const learns = level.verify === 'weights';
  const reliable = level.kind !== 'trained' ? null : learns ? (solved === null ? arrivalsOf(level, trained) : null) : reliability(level);
  if (learns && solved === null && reliable === null) faults.push(`solution: a training of it is not in levels/trained/${level.id}.json; run npm run calibrate -- ${level.id}`);
  if (reliable !== null && reliable < 6) faults.push(`solution: passes at ${reliable} of 10 fresh seeds; ask for something reliable`);
  const { id, part, pages, kind } = level;
  return {
    id, part, pages, kind, startFails: fails, solutionPasses: solved === null, luck, blind, needsItsTool: needed,
    hintsPass: stranded.length === 0 && wrong.length === 0, reliable, proved: faults.length === 0, faults,
  };
}
