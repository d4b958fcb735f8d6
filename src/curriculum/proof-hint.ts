import { taught, type Teach, teacherOf } from './trained.ts';
import { random } from '../engine/random.ts';
import { diagnose } from './hint.ts';
import type { Level, Phase } from './level.ts';
import { isOver, randomMoves } from './proof-player.ts';
import { advance } from './replay.ts';
import { firstPlay } from './round.ts';
import type { Play } from './play.ts';

/** Moves that hints may take. */
export const MOST_MOVES = 60;
const SEEDS = 20;

/** Where a player stands who has tried a few things without knowing better. */
export function astray(level: Level, seed: number): Play {
  const chance = random(`${level.id}/astray/${seed}`);
  let play = firstPlay(level, seed);
  const turns = chance.integer(4);
  for (let turn = 0; turn < turns && !isOver(play); turn++) {
    for (const move of randomMoves(play, chance)) if (!isOver(play) && chance.uniform() < 0.7) play = advance(play, move);
  }
  return play;
}

/** Does nothing but what hints say until the round is won; null where that takes more than `most` moves. */
export function carried(play: Play, most = MOST_MOVES, teach: Teach = teacherOf(null)): Play | null {
  let after = play;
  for (let move = 0; move < most; move++) {
    if (after.verdict === 'passed') return after;
    after = advance(after, taught(after, diagnose(after).move, teach));
  }
  return after.verdict === 'passed' ? after : null;
}

/** Seeds at which hints do not carry the player to the goal, and, from there, through a fresh round and the transfer. */
export function strandedSeeds(level: Level, teach: Teach = teacherOf(null)): readonly string[] {
  return Array.from({ length: SEEDS }, (_, index) => index + 101).flatMap((seed) => {
    const passed = carried(astray(level, seed), MOST_MOVES, teach);
    if (passed === null) return [`task ${seed}`];
    const phases: readonly Phase[] = [...(level.fresh === undefined ? [] : ['task' as const]), ...(level.transfer === undefined ? [] : ['transfer' as const])];
    return phases.flatMap((phase) => (carried(advance(passed, { kind: 'enter', phase }), MOST_MOVES, teach) === null ? [`${phase} ${seed}`] : []));
  });
}
