import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { evaluate } from '../curriculum/quantity.ts';
import { openQuestion } from '../curriculum/question.ts';
import { coursesOf, figureAt, medianOf, type RowsSeen, runOf, runsAsked } from '../curriculum/race.ts';
import { sharesAt } from '../curriculum/softmax.ts';
import type { Play } from '../curriculum/play.ts';
import type { AskedQuestion } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { wrongTold } from './class-words.ts';
import { figureDark } from './figure-dark.ts';
import { goalText, quantityName } from './goal-text.ts';

/** What a machine of shares makes of its sums, where it is not what is asked. */
function sharesSpoken(words: Words, play: Play, { question }: AskedQuestion): readonly string[] {
  if (!play.stage.task.views.some(({ kind }) => kind === 'machine') || question.answer.kind !== 'setting') return [];
  const { shares, loss, truth } = sharesAt(play.stage, play.values);
  const parts = shares.map((share, unit) => `${words.t(`class.${CATEGORIES[unit] ?? ''}`)} ${words.number(share)}`);
  if (shares.length < 2) return [];
  return [words.t('live.value', { name: words.t('quantity.share'), value: parts.join(words.t('between.list')) }), ...(truth >= 0 && question.ask.of === 'softmax' && question.ask.figure === 'loss' ? [words.t('live.value', { name: words.t('axis.loss'), value: words.number(loss) })] : [])];
}

/** What a run came to at the lap where it would be stopped: of rows it learns from, and of those kept back where they may be looked at. */
function stopSpoken(words: Words, play: Play, { question, at }: AskedQuestion): readonly string[] {
  const { race } = play.stage.task;
  const values = { ...play.values, ...at, stop: play.values['stop'] ?? 0 };
  const run = race === undefined || play.values['stop'] === undefined ? undefined : runOf(race, runsAsked(play.stage, question)[0] ?? '');
  if (race === undefined || run === undefined || question.answer.kind !== 'setting') return [];
  const sees: readonly RowsSeen[] = question.sees.length === 0 ? ['train'] : question.sees;
  return sees.map((data) => words.t('live.value', { name: words.t(`axis.rows-${data}`), value: goalText(words, race.metric, medianOf(coursesOf(play.stage, race, values, run).map((course) => figureAt(course, data, values.stop)))) }));
}

/** What the panel writes under the knobs, or the board shows as it is turned. */
const FIGURES: ReadonlySet<string> = new Set(['metric', 'wide', 'thickness']);

/** What a setting comes to while it is made: the figure that the panel shows under the knobs, shares, laps. */
export function settingSpoken(words: Words, play: Play): readonly string[] {
  const asked = openQuestion(play);
  if (asked === null) return [];
  const { ask, answer } = asked.question;
  const figure = answer.kind === 'setting' && FIGURES.has(ask.of) && !figureDark(play, asked) && !(ask.of === 'metric' && ask.metric === 'wrong' && wrongTold(play) !== null)
    ? [words.t('live.value', { name: quantityName(words, ask), value: words.number(evaluate(play.stage, play.values, ask, asked.index)) })] : [];
  return [...figure, ...sharesSpoken(words, play, asked), ...stopSpoken(words, play, asked)];
}
