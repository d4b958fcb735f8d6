import { endingAt } from './duel.ts';
import { leverages, relearnt } from './edit.ts';
import type { Values } from './draw.ts';
import type { Marks } from './level-marks.ts';
import { wrongMarks } from './marks.ts';
import type { Quantity } from './level-quantity.ts';
import type { Question } from './level-question.ts';
import { errorsAt, leverageSizes, pullsAt, settled, worstRow } from './measured.ts';
import { evaluate } from './quantity.ts';
import { heatIds, missesOf, runRight, runsAsked } from './race.ts';
import { onRange } from './range.ts';
import type { Play } from './play.ts';
import { lowestSetting } from './search.ts';
import { bestMachine, type Town } from './towns.ts';
import type { AskedQuestion, Stage } from './stage.ts';

/** The question that waits for an answer, if any. */
export function openQuestion(play: Play): AskedQuestion | null {
  return play.verdict === 'open' ? (play.stage.questions[play.answers.length] ?? null) : null;
}

/** The question that waits for marks on a graph, if any. */
export function marksAsked(play: Play): { asked: AskedQuestion; marks: Marks } | null {
  const asked = openQuestion(play);
  return asked === null || asked.question.answer.kind !== 'marks' ? null : { asked, marks: asked.question.answer };
}

/** Values as the question sees them: where the play stands, with what the question sets; where a setting is the answer, what was set since. */
export function valuesAsked(play: Play, asked: AskedQuestion): Values {
  if (asked.question.answer.kind === 'setting') return play.values;
  return { ...play.values, ...asked.at };
}

/** Values as they are seen: a call that sets some stands there until it is answered. */
export function valuesSeen(play: Play): Values {
  const asked = play.phase === 'call' ? openQuestion(play) : null;
  return asked === null ? play.values : valuesAsked(play, asked);
}

/** The two numbers behind the comparison of a call: what was asked, and what it is held against. */
export function callFigures(play: Play): { quantity: Quantity; asked: number; against: number } | null {
  const asked = play.stage.questions[0];
  if (play.phase !== 'call' || asked === undefined || asked.question.answer.kind !== 'compare') return null;
  const values = { ...play.trail[0], ...asked.at };
  const { ask, answer } = asked.question;
  return { quantity: ask, asked: evaluate(play.stage, values, ask, asked.index), against: evaluate(play.stage, values, answer.with, asked.index) };
}

/** The town that a question about machines is asked in. */
export function townAsked({ stage }: Play, asked: AskedQuestion): Town | undefined {
  const turns = stage.questions.filter(({ question }) => question.answer.kind === 'machine');
  return stage.towns[turns.indexOf(asked)];
}

/** Numbers of the rows that can be named: of a race, those of its heat. */
export function rowsAsked(play: Play, data: 'train' | 'test'): readonly number[] {
  const { race } = play.stage.task;
  if (race !== undefined) return heatIds(play.stage, race, { ...play.values, ...openQuestion(play)?.at })[data];
  return data === 'train' ? play.stage.trainIds : play.stage.testIds;
}

/** Digits after the point with which an error or a pull is written. */
const WRITTEN = 1;

/** What rows are compared by where one of them is to be named: their errors, or how they pull. */
function sizesAsked(play: Play, { question: { ask } }: AskedQuestion, values: Values, data: 'train' | 'test'): readonly number[] {
  if (ask.of === 'missed') return missesOf(play.stage, values, ask);
  if (ask.of === 'leverage') return leverageSizes(leverages(play.stage, values, ask.parameter, ask.dollars), ask);
  return ask.of === 'pull' ? pullsAt(play.stage, values, ask.parameter, data) : errorsAt(play.stage, values, data);
}

/** A row that is written as large as the right one: nobody can tell the two apart. */
export function isTied(play: Play, asked: AskedQuestion, given: number | string, truth: number | string): boolean {
  const { answer } = asked.question;
  if (answer.kind !== 'row') return false;
  const sizes = sizesAsked(play, asked, valuesAsked(play, asked), answer.data);
  const written = (row: number | string) => Math.abs(sizes[rowsAsked(play, answer.data).indexOf(Number(row))] ?? Number.NaN).toFixed(WRITTEN);
  return written(given) === written(truth);
}

/** What would be right: a number, `less` / `same` / `more`, or the number of a row. Of what is set or marked, what it comes to: marks that are wrong. */
export function truthOf(play: Play, asked: AskedQuestion): number | string {
  const values = valuesAsked(play, asked);
  const { ask, answer } = asked.question;
  if (answer.kind === 'option') return ask.of === 'duel' ? endingAt(play.stage, { ...values, ...settled(ask.given) }) : (answer.is ?? '');
  if (answer.kind === 'marks') return wrongMarks(play.stage, values, asked, answer, play.choices).length;
  if (answer.kind === 'run') return runRight(play.stage, values, asked.question);
  if (answer.kind === 'machine') {
    const town = townAsked(play, asked);
    return town === undefined ? '' : bestMachine(town, answer.among);
  }
  if (answer.kind === 'row') {
    return String(rowsAsked(play, answer.data)[worstRow(sizesAsked(play, asked, values, answer.data))]);
  }
  const truth = evaluate(play.stage, values, ask, asked.index);
  if (answer.kind !== 'compare') return truth;
  const apart = truth - evaluate(play.stage, values, answer.with, asked.index);
  if (Math.abs(apart) <= (answer.tolerance ?? 0)) return 'same';
  return apart < 0 ? 'less' : 'more';
}

/** Every law that can be laid with the tiles; without one to take it over the rows, their mean is taken. */
export function lawsOf({ tools }: Stage['task']): readonly { aggregate: string; measure: string }[] {
  const options = (id: string) => tools.flatMap((tool) => (tool.kind === 'choice' && tool.id === id ? tool.options : []));
  const measures = options('measure');
  const aggregates = options('aggregate');
  return (aggregates.length === 0 && measures.length > 0 ? ['mean'] : aggregates).flatMap((aggregate) => measures.map((measure) => ({ aggregate, measure })));
}

/** Where every law on the tiles puts the line, and what is asked comes to there. */
export function lawsReach(stage: Stage, { ask }: Question): readonly { law: { aggregate: string; measure: string }; values: Values; value: number }[] {
  return lawsOf(stage.task).map((law) => {
    const values = relearnt(stage, stage.start, law);
    return { law, values, value: evaluate(stage, values, ask) };
  });
}

/** The least of what is asked that any law on the tiles reaches, or, where there are knobs, that they do. */
function leastReached(stage: Stage, question: Question): number {
  const knobs = stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' && question.tools?.includes(tool.id) !== false ? [tool] : []));
  if (knobs.length === 0) return Math.min(...lawsReach(stage, question).map(({ value }) => value));
  const worth = (values: Values) => evaluate(stage, values, question.ask);
  // What is drawn for the question is where the knobs begin, not where they end.
  const at = Object.fromEntries(Object.entries(settled(question.at)).filter(([, value]) => Number.isFinite(value)));
  return worth(lowestSetting(knobs, { ...stage.start, ...at }, worth));
}

/** The most that a setting may leave of what is asked: as told, or relative to the least that any law on the tiles reaches. */
export function settingBound(stage: Stage, question: Question): number {
  if (question.answer.kind !== 'setting') return Number.NaN;
  const { atMost } = question.answer;
  return typeof atMost === 'number' ? atMost : leastReached(stage, question) + atMost.aboveLeast;
}

/** What a question takes for right: within its tolerance, within its bound, or the same word. */
export function isRight(stage: Stage, question: Question, given: number | string, truth: number | string): boolean {
  const { answer } = question;
  if (answer.kind === 'setting') return typeof truth === 'number' && truth <= settingBound(stage, question);
  if (answer.kind === 'marks') return truth === 0;
  if (answer.kind !== 'number') return given === truth;
  return typeof given === 'number' && typeof truth === 'number' && Math.abs(given - truth) <= answer.within + 1e-9;
}

/** True where a question can be answered so at all: a number on its scale, an option that is offered, a row that is there. */
export function isAnswer(play: Play, asking: Question, given: number | string): boolean {
  const { answer } = asking;
  switch (answer.kind) {
    case 'number':
      return typeof given === 'number' && onRange(answer, given);
    case 'compare':
      return given === 'less' || given === 'more' || (given === 'same' && answer.tolerance !== undefined);
    case 'row':
      return rowsAsked(play, answer.data).some((id) => String(id) === given);
    case 'machine':
      return answer.among.some((machine) => machine === given);
    case 'option':
      return typeof given === 'string' && answer.options.includes(given);
    case 'run':
      return runsAsked(play.stage, asking).includes(String(given));
    case 'setting':
    case 'marks':
      return given === 'hand-over';
  }
}
