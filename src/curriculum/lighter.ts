import type { Attempt } from './attempt.ts';
import type { Level } from './level.ts';
import { advance } from './replay.ts';
import { firstPlay } from './round.ts';

/**
 * An attempt without the weights that nothing follows from any more: of each round, and before each answer, the best stay, and
 * those that stood there at its end. It passes where it passed before; so it is kept, and sent, within the limits of both.
 */
export function withoutIdleWeights(level: Level, attempt: Attempt): Attempt {
  const { moves } = attempt;
  if (moves.filter(({ kind }) => kind === 'weights').length < 2) return attempt;
  let play = firstPlay(level, attempt.seed);
  let round = 0;
  const handed: { at: number; round: number; value: number }[] = [];
  for (const [at, move] of moves.entries()) {
    play = advance(play, move);
    if (move.kind === 'enter' || move.kind === 'answer') round += 1;
    // What is too large to pass comes after all that passes.
    if (move.kind === 'weights' && move.parameters !== undefined) handed.push({ at, round, value: play.verdict === 'open' && play.stage.task.goal.judged === 'live' ? play.value + 1e9 : play.value });
  }
  const kept = new Set(handed.filter((each) => handed.every((other) => other.round !== each.round || each.value < other.value || (each.value === other.value && each.at >= other.at))).map(({ at }) => at));
  for (const { at, round: its } of handed) if (handed.every((other) => other.round !== its || other.at <= at)) kept.add(at);
  return { ...attempt, moves: moves.map((move, at) => (move.kind === 'weights' && !kept.has(at) ? { kind: move.kind, epochs: move.epochs, ...(move.hinted === true ? { hinted: true as const } : {}) } : move)) };
}
