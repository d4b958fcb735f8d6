import { random } from '../engine/random.ts';
import type { Level } from './level.ts';
import { playBlindly } from './proof-player.ts';
import { advance, isRun } from './replay.ts';
import { firstPlay } from './round.ts';
import type { Play } from './play.ts';

/** Draws per proof: with a true chance of 1 %, fewer than 1 % of so many pass only by rare luck. */
const DRAWS = 1500;
/** Runs that somebody who lays cards or pieces at random is given. */
const RUNS = 10;

function share(passes: (draw: number) => boolean, draws: number): number {
  let count = 0;
  for (let draw = 0; draw < draws; draw++) if (passes(draw)) count += 1;
  return count / draws;
}

function tries(play: Play): number {
  const { questions, goal, tools } = play.stage.task;
  if (questions.length > 0) return 1000;
  if (isRun(goal)) return RUNS;
  return tools.some((tool) => tool.kind === 'train') ? 6 : 1;
}

/**
 * The chance that somebody who knows nothing reaches the goal within the tries that a round allows: one setting where it
 * is set by hand, all questions where they are asked. Habits count: who always says `less` is a player, too.
 * Null for trained levels, whose recipe is judged instead.
 */
export function luckOf(level: Level): number | null {
  if (level.kind === 'trained') return null;
  const draws = level.program === undefined ? DRAWS : DRAWS / 5;
  const chanceOf = (habit: 'less' | 'more' | null) => share((draw) => {
    const play = firstPlay(level, draw + 1);
    return playBlindly(play, random(`${level.id}/luck/${habit}/${draw}`), tries(play), habit).passed !== null;
  }, draws);
  const compares = level.questions.some((question) => question.answer.kind === 'compare');
  return Math.max(chanceOf(null), ...(compares ? [chanceOf('less'), chanceOf('more')] : []));
}

/**
 * The chance that somebody who has passed by watching the gauge alone goes on to `understood`: guesses the call and
 * hands over a transfer whose gauge is hidden. Null where the level has no call or no transfer, or is trained.
 */
export function blindOf(level: Level): number | null {
  if (level.call === undefined || level.transfer === undefined || level.kind === 'trained') return null;
  const draws = DRAWS / 5;
  const passed = (seed: number): Play => {
    const play = firstPlay(level, seed);
    return { ...play, verdict: 'passed', passed: { steps: 1, epochs: 0, mistakes: 0, rounds: 1 } };
  };
  const called = share((draw) => playBlindly(advance(passed(draw + 1), { kind: 'enter', phase: 'call' }), random(`${level.id}/call/${draw}`), 1).called, draws);
  const transferred = share((draw) => {
    const play = advance(passed(draw + 1), { kind: 'enter', phase: 'transfer' });
    return playBlindly(play, random(`${level.id}/transfer/${draw}`), tries(play) === RUNS ? 1 : tries(play)).transferred;
  }, DRAWS);
  return called * transferred;
}
