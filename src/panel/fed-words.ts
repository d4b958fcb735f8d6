import { inputsFed } from '../curriculum/feed.ts';
import { toldAs } from '../curriculum/told.ts';
import { healthyAt } from '../curriculum/healthy.ts';
import { outputAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Words } from '../game/translate.ts';

/** What came of one feed: what went in and what came out, and, while a fault is looked for, what the healthy network says. */
export function fedText(words: Words, play: Play, values: Values): string {
  const { stage } = play;
  const fed = inputsFed(stage, values);
  const inputs = fed.map((input) => words.number(input)).join(words.t('between.list'));
  const healthy = healthyAt(play, fed);
  if (healthy !== null) return words.t('board.suspect', { inputs, output: outputAt(stage, values, fed), healthy });
  return words.t('board.fed', { inputs, output: toldAs(play, outputAt(stage, stage.names.every((name) => name in values) ? values : play.values, fed)) });
}

/** The feed that was just made, where no neuron on the board tells of it. */
export function fedNow(words: Words, before: Play, now: Play): readonly string[] {
  const last = now.fed.at(-1);
  if (last === undefined || now.fed === before.fed || now.fed.length <= before.fed.length || now.stage.task.views.some(({ kind }) => kind === 'neuron')) return [];
  return [fedText(words, now, last)];
}
