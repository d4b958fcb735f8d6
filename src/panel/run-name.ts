import { runsAsked } from '../curriculum/race.ts';
import type { Question } from '../curriculum/level-question.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { runLetter } from '../game/run-letter.ts';
import { levelText } from './level-name.ts';

/** A run that was answered: beside its letter stands the name that it had. */
export function runTold(words: Words, play: Play, question: Question, run: string): string {
  const name = levelText(words, play.level.id, `runs.${run}`);
  return question.masked ? `\u2066${runName(words, play, question, run)} (${name})\u2069` : name;
}

/** A run of the race by its name, or, where names are not to be known, by its letter. */
export function runName(words: Words, play: Play, question: Question, run: string): string {
  if (question.masked) return runLetter(runsAsked(play.stage, question).indexOf(run));
  return levelText(words, play.level.id, `runs.${run}`);
}
