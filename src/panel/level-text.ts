import { errorsAt, evaluate, gradientAt, worstRow } from '../curriculum/quantity.ts';
import { settingBound, valuesAsked } from '../curriculum/question.ts';
import type { Play } from '../curriculum/replay.ts';
import { predictionsOf, type AskedQuestion } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';

/** Text of a level, or nothing where its language has none. */
export function levelText(words: Words, level: string, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const full = `levels.${level}.${key}`;
  return words.has(full) ? words.t(full, values) : '';
}

export function levelName(words: Words, level: string): string {
  return levelText(words, level, 'name') || level;
}

/** The player's own numbers, for the texts of a level. */
export function playNumbers(play: Play): Record<string, string | number> {
  const { passed } = play;
  return {
    ...play.values,
    value: play.value, bound: play.bound, best: play.best,
    steps: passed?.steps ?? play.roundSteps, epochs: passed?.epochs ?? play.epochs,
    mistakes: passed?.mistakes ?? play.allMistakes, rounds: passed?.rounds ?? play.rounds.task,
  };
}

/** What the text of a question can speak of: its draws, its row, and what the board shows there. */
export function questionNumbers(play: Play, asked: AskedQuestion): Record<string, string | number> {
  const { ask, answer } = asked.question;
  const values = valuesAsked(play, asked);
  const shared = { ...playNumbers(play), ...values, n: asked.index + 1, count: asked.question.repeat };
  if (ask.of === 'error' || ask.of === 'share') {
    const ids = ask.data === 'train' ? play.stage.trainIds : play.stage.testIds;
    const rows = ask.data === 'train' ? play.stage.train : play.stage.test;
    const row = ask.row === 'worst' ? worstRow(errorsAt(play.stage, values, ask.data)) : ask.row === 'each' ? asked.index % ids.length : Math.max(0, ids.indexOf(ask.row));
    return {
      ...shared, row: String(ids[row] ?? ''), miles: rows.inputs[row * rows.features] ?? 0, actual: rows.targets[row] ?? 0,
      predicted: predictionsOf(play.stage, values, ask.data)[row] ?? 0,
    };
  }
  if (ask.of === 'adjusted' || ask.of === 'best') return { ...shared, gradient: gradientAt(play.stage, values, ask.parameter) };
  if (answer.kind === 'setting') return { ...shared, atMost: settingBound(play.stage, asked.question), now: evaluate(play.stage, values, ask, asked.index) };
  return shared;
}
