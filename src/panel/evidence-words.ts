import { evidenceTool, openedEvidence, type Evidence } from '../curriculum/evidence.ts';
import { openQuestion } from '../curriculum/question.ts';
import { courseOfCase, figureAt, lapsOf, rowOfCase, runOfCase } from '../curriculum/race.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { goalText } from './goal-text.ts';

/** Parts of the way at which a course is told. */
const PARTS = [0, 0.1, 0.25, 0.5, 0.75, 1];

/** What was looked at of the case that is open: a course from its start to its end, or what is said of a row beside what it is. */
export function evidenceSpoken(words: Words, play: Play): readonly string[] {
  const tool = evidenceTool(play.stage.task);
  const asked = openQuestion(play);
  const { race } = play.stage.task;
  if (tool === null || asked === null || race === undefined) return [];
  const values = { ...play.values, ...asked.at };
  const run = runOfCase(play.stage.task, asked.question, values);
  const course = run === null ? null : courseOfCase(play.stage, race, values, run);
  if (run === null || course === null) return [];
  const told = (option: Evidence): string => {
    const name = words.t(`evidence.${option}`);
    const row = rowOfCase(play.stage, race, values, option);
    if (row !== null) return words.t('evidence.said', { name, actual: words.t('unit.dollar', { value: words.number(row.actual, 0) }), said: words.t('unit.dollar', { value: words.number(course.says.train[row.index] ?? Number.NaN, 0) }) });
    const data = option === 'test' || option === 'sealed' ? option : 'train';
    return words.t('live.value', { name, value: PARTS.map((part) => goalText(words, race.metric, figureAt(course, data, Math.round(part * lapsOf(race, run))))).join(words.t('between.list')) });
  };
  return openedEvidence(play.choices, tool).map(told);
}
