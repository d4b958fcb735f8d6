import { coursesOf, figureAt, lapsOf, medianOf, runOf, runsAsked, type RowsSeen } from '../curriculum/race.ts';
import { looksAt } from '../curriculum/looks.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { evidenceSpoken } from './evidence-words.ts';
import { goalText } from './goal-text.ts';
import { runName } from './run-name.ts';

/** Where every run stands as far as it is seen, by its name or its letter; and what was looked at of rows kept back. */
export function raceSpoken(words: Words, play: Play): readonly string[] {
  const asked = openQuestion(play);
  const { race } = play.stage.task;
  if (asked === null) return [];
  const values = { ...play.values, ...asked.at };
  if (values['looks'] !== undefined) {
    const looks = looksAt(values).slice(0, values['looks']);
    return [words.t('envelope.looks', { count: looks.length }), looks.map(({ promised }) => words.number(promised, 1)).join('; ')];
  }
  if (race === undefined) return [];
  if (asked.question.planted === true) return evidenceSpoken(words, play);
  const seen = values['seen'] ?? 0;
  if (seen === 0) return [];
  const data: RowsSeen = asked.question.sees[0] ?? 'train';
  return runsAsked(play.stage, asked.question).flatMap((id) => {
    const run = runOf(race, id);
    if (run === undefined) return [];
    const courses = coursesOf(play.stage, race, values, run);
    const at = (lap: number) => goalText(words, race.metric, medianOf(courses.map((course) => figureAt(course, data, Math.min(lap, lapsOf(race, run))))));
    return [words.t('live.value', { name: runName(words, play, asked.question, id), value: [0, 0.1, 0.3, 0.6, 1].map((part) => at(Math.round(seen * part))).join('; ') })];
  });
}
