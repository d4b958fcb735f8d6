import { graphAt, rowThrough } from './marks.ts';
import { openQuestion, valuesAsked } from './question.ts';
import type { Play } from './play.ts';
import { parametersOf } from './stage.ts';
import { valuesAt } from './training.ts';

/** What the step before did to the network that is still looked at, until something is marked: how far it moved each parameter, and the loss where it began. */
export function lastStep(play: Play): { moves: readonly number[]; loss: number } | null {
  const [before, after] = [play.path.at(0), play.path.at(-1)];
  const asked = openQuestion(play) ?? play.stage.questions[Math.max(0, play.answers.length - 1)] ?? null;
  if (before === undefined || after === undefined || play.path.length < 2 || asked === null || Object.keys(play.choices).length > 0) return null;
  const here = parametersOf(play.stage, play.verdict === 'open' ? valuesAsked(play, asked) : play.values);
  if (here.some((value, index) => value !== after[index])) return null;
  const loss = graphAt(play.stage, valuesAt(play.stage, before, play.values), rowThrough(play.stage, asked)).nodes.get('loss')?.value ?? Number.NaN;
  return { moves: play.stage.names.map((_, index) => (after[index] ?? 0) - (before[index] ?? 0)), loss };
}
