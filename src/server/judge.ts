import { type Attempt, isCurrent } from '../curriculum/attempt.ts';
import { faultOf } from '../curriculum/faults.ts';
import type { Level } from '../curriculum/level.ts';
import { MoveError, type Play, WeightsError } from '../curriculum/play.ts';
import { advance, replay } from '../curriculum/replay.ts';
import { firstPlay } from '../curriculum/round.ts';
import { score } from '../curriculum/score.ts';
import { heldOut } from './held-out.ts';
import { printOf, sketchOf } from './likeness.ts';
import type { Library } from './library.ts';

/** What replaying an attempt came to. */
export type Judgement =
  | { status: 'outdated'; reason: 'unknown-level' | 'other-version' }
  | { status: 'rejected'; reason: 'impossible-move' | 'bad-weights' | 'too-long' | 'not-judged' }
  | { status: 'verified'; passed: boolean; understood: boolean; stars: number; value: number | null; helped: number; parameters: Readonly<Record<string, number>> | null; transferred: boolean; /** The failure that the last move led to, by name. */ fault: string | null; /** Of weights that were handed in: see likeness.ts. */ print: string | null };

/**
 * Replays the moves with the engine and levels that the player had, and scores what came of them. Nothing the client says of
 * itself counts; weights that it hands in are measured on rows drawn from the secret of its class. @throws where such a level comes without one
 */
export function judge(library: Library, attempt: Attempt, secret: string | null = null): Judgement {
  if (!library.has(attempt.level)) return { status: 'outdated', reason: 'unknown-level' };
  const level = library.level(attempt.level);
  if (!isCurrent(level, attempt)) return { status: 'outdated', reason: 'other-version' };
  try {
    const play = playOn(level, judgedBy(library, level, secret), attempt);
    const last = attempt.moves.at(-1);
    const { passed, understood, stars, value } = score(level, play, library.bars(attempt.level));
    const counts = value !== null && Number.isFinite(value);
    return { status: 'verified', passed, understood, stars, value: counts ? value : null, helped: play.won?.helped ?? 0, parameters: play.won === null ? null : finite(play.won.values), transferred: play.transferred, fault: last === undefined ? null : faultOf(play, last), print: printIn(play) };
  } catch (fault) {
    if (fault instanceof WeightsError) return { status: 'rejected', reason: 'bad-weights' };
    if (fault instanceof MoveError) return { status: 'rejected', reason: 'impossible-move' };
    throw fault;
  }
}

/**
 * The play on the rows that judge. A goal that was just reached may be just missed there: moves that only the player's own rows
 * allow then lead nowhere, and nobody is a forger for them. @throws MoveError where the player's rows do not allow them either
 */
function playOn(level: Level, judged: Level, attempt: Attempt): Play {
  try {
    return replay(judged, attempt);
  } catch (fault) {
    if (judged === level || !(fault instanceof MoveError) || fault instanceof WeightsError) throw fault;
  }
  replay(level, attempt);
  let play = firstPlay(judged, attempt.seed);
  for (const move of attempt.moves) {
    try {
      play = advance(play, move);
    } catch (fault) {
      if (!(fault instanceof MoveError)) throw fault;
    }
  }
  return play;
}

/** The level with the rows that it is judged on here. */
function judgedBy(library: Library, level: Level, secret: string | null): Level {
  library.fetch(level.id);
  if (level.verify !== 'weights') return level;
  if (secret === null) throw new Error(`${level.id} is verified by weights: the secret of the class is missing`);
  return heldOut(level, secret);
}

/** Networks without a hidden layer all end in the same place. */
function printIn({ stage, seed }: Play): string | null {
  const sketch = stage.learnt === null || !stage.taught || stage.task.network.layers.length < 2 ? null : sketchOf(stage.learnt);
  return sketch === null ? null : printOf(seed, sketch);
}

function finite(values: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)));
}
