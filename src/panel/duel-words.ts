import { likenessOf } from '../curriculum/duel.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { sidesOf } from '../engine/duel-live.ts';
import { seenDuel } from '../game/seen-duel.ts';
import type { Words } from '../game/translate.ts';

/** How the forgeries of a duel lie, as roughly as eyes tell it, and what its detector tells right; nothing while a call is open. */
export function duelSpoken(words: Words, play: Play): readonly string[] {
  const { task, learnt, test } = play.stage;
  if (task.detector === undefined || learnt === null || (play.phase === 'call' && openQuestion(play) !== null)) return [];
  const { near, covered } = likenessOf(task, sidesOf(task.network, learnt).forger, test);
  const tenths = (part: number) => words.number(10 * part, 0);
  return [words.t('live.duel', { near: tenths(near), covered: tenths(covered), value: words.number(seenDuel(play, learnt).caught, 0) })];
}
