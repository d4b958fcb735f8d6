import type { Quantity } from '../curriculum/level-quantity.ts';
import { errorsAt, gradientAt, metricAt, pullsAt, settled, worstRow } from '../curriculum/measured.ts';
import { evaluate, rowFigures } from '../curriculum/quantity.ts';
import { leadOf } from '../curriculum/catch-up.ts';
import { callFigures, openQuestion, settingBound, valuesAsked } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { predictionsOf, type AskedQuestion } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { goalTold } from './goal-text.ts';
import { levelText } from './level-name.ts';
import { editedNumbers, editNumbers, fittedNumbers, furtherNumbers } from './question-numbers.ts';
import { valueTexts } from './value-text.ts';

/** The test hotel that does the most damage, once its price is known. */
function guiltyNumbers(words: Words, { stage, values }: Play): Record<string, string | number> {
  const hotel = stage.testIds[worstRow(errorsAt(stage, values, 'test'))];
  const { error, square, share } = rowFigures(stage, values, 'test', 'worst');
  // So many places that its square is the one that is told.
  return { hotel: hotel ?? '', error: words.number(error, 2), square, share };
}

/** The player's own numbers, for the texts of a level. */
export function playNumbers(words: Words, play: Play): Record<string, string | number> {
  const { passed, stage: { task: { goal: { metric } } } } = play;
  const sealed = play.opened && play.stage.testIds.length > 0;
  return {
    ...valueTexts(words, play.stage, play.values),
    ...(play.stage.task.edit === undefined ? {} : editNumbers(words, play)),
    ...(sealed ? guiltyNumbers(words, play) : {}),
    value: goalTold(metric, play.value), bound: goalTold(metric, play.bound), best: goalTold(metric, play.best),
    steps: passed?.steps ?? play.roundSteps, epochs: passed?.epochs ?? play.epochs,
    mistakes: passed?.mistakes ?? play.allMistakes, rounds: passed?.rounds ?? play.rounds.task,
  };
}

/** By how much a round was missed, in the words of its level. */
export function missedText(words: Words, play: Play): string {
  if (play.verdict !== 'missed' || play.stage.task.hand !== undefined || !words.has(`levels.${play.level.id}.missed`)) return '';
  const mean = metricAt(play.stage, play.values, 'mean-error', 'train');
  const written = words.number(mean, 2);
  return levelText(words, play.level.id, 'missed', { ...playNumbers(words, play), mean_error: mean > 0 ? `\u2066+${written}\u2069` : written });
}

/** The numbers of the pass that counts, whatever was played since. */
export function passNumbers(words: Words, play: Play): Record<string, string | number> {
  return { ...playNumbers(words, play), ...valueTexts(words, play.stage, play.won?.values ?? {}), ...(play.won === null ? {} : { value: goalTold(play.stage.task.goal.metric, play.won.value) }) };
}

/** What a call has just shown: of this one, where the level tells its calls apart. */
export function whyText(words: Words, play: Play): string {
  const own = `whys.${play.stage.questions[0]?.question.id}`;
  return levelText(words, play.level.id, own, callNumbers(words, play)) || levelText(words, play.level.id, 'why', callNumbers(words, play));
}

/** What can be said of a call once it is answered: the two numbers it compared, and the rate that summed errors come to. */
export function callNumbers(words: Words, play: Play): Record<string, string | number> {
  const { asked, against } = callFigures(play) ?? { asked: Number.NaN, against: Number.NaN };
  const called = play.phase === 'call' ? play.stage.questions[0] : undefined;
  const ask = called?.question.ask;
  const given = ask?.of === 'confusion' || ask?.of === 'said' ? settled(ask.given) : {};
  const to = Object.entries(given).map(([name, value]) => [`${name}_to`, words.number(value)] as const);
  return { ...playNumbers(words, play), ...(called?.question.ask.of === 'stirred' ? furtherNumbers(words, play, called) : {}), ...(play.stage.task.edit === undefined ? {} : editedNumbers(words, play, ask)), ...Object.fromEntries(to), asked, against, summed: (play.values['rate'] ?? Number.NaN) * play.stage.train.count };
}

/** Where a comparison starts from, where it says so, and how much there is of what is asked. */
function fromNumbers(play: Play, { question: { ask, answer }, index, at }: AskedQuestion): Record<string, number> {
  if (answer.kind !== 'compare') return {};
  if (answer.with.of === 'fitted' && ask.of === 'fitted') return fittedNumbers(play, ask, answer.with, index, { ...play.values, ...at });
  if (!('given' in answer.with)) return {};
  const from = Object.entries(answer.with.given).map(([name, value]) => [`${name}_from`, value] as const);
  return { ...Object.fromEntries(from), against: evaluate(play.stage, play.values, answer.with, index) };
}

const FURTHER: readonly Quantity['of'][] = ['blur', 'refit', 'pull', 'disturbed', 'said', 'confusion', 'surprise', 'arrivals', 'push', 'harmonic', 'worth-it', 'edited', 'softmax', 'stirred', 'output'];

/** Quantities that only levels beyond the plain ones ask about. */
function isFurther(ask: Quantity): boolean {
  return FURTHER.includes(ask.of) || (ask.of === 'trained' && ask.metric === 'wrong');
}

/** What the text of a question can speak of: its draws, its row, and what the board shows there. */
export function questionNumbers(words: Words, play: Play, asked: AskedQuestion): Record<string, string | number> {
  const { ask, answer } = asked.question;
  const values = valuesAsked(play, asked);
  const now = Object.entries(valueTexts(words, play.stage, play.values)).map(([name, value]) => [`${name}_now`, value] as const);
  // A parameter may be named n: it comes before the number of the question.
  const shared = { n: asked.index + 1, ...playNumbers(words, play), ...Object.fromEntries(now), ...valueTexts(words, play.stage, values), count: asked.question.repeat, ...fromNumbers(play, asked) };
  if (ask.of === 'error' || ask.of === 'share') {
    const ids = ask.data === 'train' ? play.stage.trainIds : play.stage.testIds;
    const rows = ask.data === 'train' ? play.stage.train : play.stage.test;
    const row = ask.row === 'worst' ? worstRow(errorsAt(play.stage, values, ask.data)) : ask.row === 'each' ? asked.index % ids.length : Math.max(0, ids.indexOf(ask.row));
    return {
      ...shared, row: String(ids[row] ?? ''), miles: rows.inputs[row * rows.features] ?? 0, actual: rows.targets[row] ?? 0,
      predicted: predictionsOf(play.stage, values, ask.data)[row] ?? 0,
    };
  }
  if (isFurther(ask)) return { ...shared, ...furtherNumbers(words, play, asked) };
  if (ask.of === 'gradient') return { ...shared, sum: pullsAt(play.stage, values, ask.parameter, 'train').reduce((all, pull) => all + pull, 0), rows: play.stage.train.count };
  if (ask.of === 'adjusted' || ask.of === 'best') return { ...shared, gradient: gradientAt(play.stage, values, ask.parameter) };
  if ((ask.of === 'run' || ask.of === 'setting' || ask.of === 'catch-up') && ask.run === 'drawn') return { ...shared, ...(ask.of === 'catch-up' ? { laps: ask.after, lead: leadOf(play.stage, values, ask) } : {}), run_name: levelText(words, play.level.id, `runs.${play.stage.task.race?.runs[(values['run'] ?? 1) - 1]?.id}`) };
  if (answer.kind === 'setting') return { ...shared, atMost: settingBound(play.stage, asked.question), now: evaluate(play.stage, values, ask, asked.index) };
  return shared;
}

/** What the question that is open asks, or nothing where none is. */
export function questionText(words: Words, play: Play): string {
  const asked = openQuestion(play);
  return asked === null ? '' : levelText(words, play.level.id, `questions.${asked.question.id}`, questionNumbers(words, play, asked));
}
