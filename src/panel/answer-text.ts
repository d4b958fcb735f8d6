import type { Question } from '../curriculum/level-question.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { levelText } from './level-name.ts';
import { runName, runTold } from './run-name.ts';
import { decimalsOf } from './written-number.ts';

/** An answer in words: a number with its unit, an option's text, or a hotel. */
export function answerText(words: Words, play: Play, question: Question, given: number | string): string {
  const { answer, id } = question;
  if (answer.kind === 'number' && typeof given === 'number') {
    // Parts of a dollar as finely as they are asked for, zeros too.
    const parts = answer.unit === 'dollar' && !Number.isInteger(answer.step);
    const size = words.t(`unit.${answer.unit}`, { value: words.number(Math.abs(given), parts ? decimalsOf(answer.step) : undefined) });
    return given < 0 ? `\u2066\u2212${size}\u2069` : size;
  }
  if (answer.kind === 'compare') return levelText(words, play.level.id, `options.${id}.${given}`) || words.t(`answer.${given}`);
  if (answer.kind === 'row') return words.t('answer.hotel', { id: Number(given) });
  if (answer.kind === 'run') return runName(words, play, question, String(given));
  if (answer.kind === 'machine') return words.t(`machine.${given}`);
  if (answer.kind === 'option' && typeof given === 'string') return levelText(words, play.level.id, `options.${id}.${given}`);
  return typeof given === 'number' ? words.number(given) : given;
}

/** An answer that was given: what was named by a letter has its name, too. */
export function answerTold(words: Words, play: Play, question: Question, given: number | string): string {
  return question.answer.kind === 'run' ? runTold(words, play, question, String(given)) : answerText(words, play, question, given);
}
