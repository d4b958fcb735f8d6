import { cellsOf } from '../curriculum/classes.ts';
import type { Values } from '../curriculum/draw.ts';
import { editNames, leverages, relearnt } from '../curriculum/edit.ts';
import type { Quantity } from '../curriculum/level-quantity.ts';
import { errorsAt, gradientAt, leverageSizes, matrixAt, metricAt, outputAt, pullsAt, settled, settledDraw, worstRow } from '../curriculum/measured.ts';
import { evaluate, rowFigures } from '../curriculum/quantity.ts';
import { callFigures, settingBound, valuesAsked } from '../curriculum/question.ts';
import { sharesAt } from '../curriculum/softmax.ts';
import type { Play } from '../curriculum/play.ts';
import { predictionsOf, type AskedQuestion } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { goalTold } from './goal-text.ts';
import { levelText } from './level-name.ts';
import { valueTexts } from './value-text.ts';

/** The test hotel that does the most damage, once its price is known. */
function guiltyNumbers({ stage, values }: Play): Record<string, string | number> {
  const hotel = stage.testIds[worstRow(errorsAt(stage, values, 'test'))];
  return { hotel: String(hotel ?? ''), ...rowFigures(stage, values, 'test', 'worst') };
}

/** Dollars more, or less, with their sign. */
function signedDollars(words: Words, value: number): string {
  const text = words.t('unit.dollar', { value: words.number(Math.abs(value), value % 1 === 0 ? 0 : 1) });
  return `\u2066${value < 0 ? '\u2212' : '+'}${text}\u2069`;
}

/** The row that was changed, and by how much; and what it would have taken at the row with the shortest lever. */
function editNumbers(words: Words, { stage, won, values }: Play): Record<string, string | number> {
  const names = editNames(stage.task);
  if (names.length === 0) return {};
  const there = won?.values ?? values;
  const row = Math.max(0, names.findIndex((name) => (there[name] ?? 0) !== 0));
  const moved = leverages(stage, stage.start, 'w', 1);
  const short = worstRow(leverageSizes(moved, { most: 'least' }));
  const takes = -(relearnt(stage, stage.start)['w'] ?? Number.NaN) / (moved[short] ?? Number.NaN);
  return {
    miles_changed: stage.train.inputs[row] ?? 0, change: signedDollars(words, there[names[row] ?? ''] ?? 0),
    miles_short: stage.train.inputs[short] ?? 0, change_short: signedDollars(words, Math.round(takes)),
  };
}

/** The player's own numbers, for the texts of a level. */
export function playNumbers(words: Words, play: Play): Record<string, string | number> {
  const { passed, stage: { task: { goal: { metric } } } } = play;
  const sealed = play.opened && play.stage.testIds.length > 0;
  return {
    ...valueTexts(words, play.stage, play.values),
    ...editNumbers(words, play),
    ...(sealed ? guiltyNumbers(play) : {}),
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
  const ask = play.phase === 'call' ? play.stage.questions[0]?.question.ask : undefined;
  const given = ask?.of === 'confusion' || ask?.of === 'said' ? settled(ask.given) : {};
  const to = Object.entries(given).map(([name, value]) => [`${name}_to`, words.number(value)] as const);
  return { ...playNumbers(words, play), ...Object.fromEntries(to), asked, against, summed: (play.values['rate'] ?? Number.NaN) * play.stage.train.count };
}

/** Where a comparison starts from, where it says so, and how much there is of what is asked. */
function fromNumbers(play: Play, { question: { ask, answer }, index, at }: AskedQuestion): Record<string, number> {
  if (answer.kind !== 'compare') return {};
  if (answer.with.of === 'fitted' && ask.of === 'fitted') {
    const values = { ...play.values, ...at };
    const on = (quantity: Quantity) => evaluate(play.stage, values, quantity, index);
    return { fewer: (values['known'] ?? 0) - 1, against: on(answer.with), own: on({ ...answer.with, data: 'train' }), known_by_heart: on({ ...ask, data: 'train' }) };
  }
  if (!('given' in answer.with)) return {};
  const from = Object.entries(answer.with.given).map(([name, value]) => [`${name}_from`, value] as const);
  return { ...Object.fromEntries(from), against: evaluate(play.stage, play.values, answer.with, index) };
}

/** Inputs that are asked about and their weighted sum; `z_from`: the sum of those they are compared with. */
function outputNumbers(play: Play, asked: AskedQuestion): Record<string, number> {
  const { ask, answer } = asked.question;
  if (ask.of !== 'output') return {};
  const values = valuesAsked(play, asked);
  const numbers = (inputs: typeof ask.inputs) => inputs.map((input) => (typeof input === 'number' ? input : Number.NaN));
  const sum = (inputs: readonly number[]) => inputs.reduce((z, input, index) => z + input * (values[play.stage.names[index] ?? ''] ?? 0), values['b'] ?? 0);
  const inputs = numbers(ask.inputs);
  const from: Record<string, number> = answer.kind === 'compare' && answer.with.of === 'output' ? { z_from: sum(numbers(answer.with.inputs)) } : {};
  const plus = inputs.map((input) => -input);
  return { x_plus: plus[0] ?? Number.NaN, p_plus: outputAt(play.stage, values, plus), x: inputs[0] ?? Number.NaN, ...Object.fromEntries(inputs.map((input, index) => [`x${index + 1}`, input])), z: sum(inputs), ...from };
}

/** The four cells of yes, and how many are yes, and said to be. */
function cellNumbers({ stage }: Play, values: Values, data: 'train' | 'test', ending: string): Record<string, number> {
  const cells = cellsOf(matrixAt(stage, values, data), 1);
  return Object.fromEntries(Object.entries({ ...cells, actual: cells.caught + cells.missed, called: cells.caught + cells.alarms, all: cells.caught + cells.missed + cells.alarms + cells.spared, wrong: cells.missed + cells.alarms }).map(([name, value]) => [`${name}${ending}`, value]));
}

/** What the text of a question can speak of: its draws, its row, and what the board shows there. */
export function questionNumbers(words: Words, play: Play, asked: AskedQuestion): Record<string, string | number> {
  const { ask, answer } = asked.question;
  const values = valuesAsked(play, asked);
  const now = Object.entries(valueTexts(words, play.stage, play.values)).map(([name, value]) => [`${name}_now`, value] as const);
  const shared = { ...playNumbers(words, play), ...Object.fromEntries(now), ...valueTexts(words, play.stage, values), n: asked.index + 1, count: asked.question.repeat, ...fromNumbers(play, asked) };
  if (ask.of === 'error' || ask.of === 'share') {
    const ids = ask.data === 'train' ? play.stage.trainIds : play.stage.testIds;
    const rows = ask.data === 'train' ? play.stage.train : play.stage.test;
    const row = ask.row === 'worst' ? worstRow(errorsAt(play.stage, values, ask.data)) : ask.row === 'each' ? asked.index % ids.length : Math.max(0, ids.indexOf(ask.row));
    return {
      ...shared, row: String(ids[row] ?? ''), miles: rows.inputs[row * rows.features] ?? 0, actual: rows.targets[row] ?? 0,
      predicted: predictionsOf(play.stage, values, ask.data)[row] ?? 0,
    };
  }
  if (ask.of === 'refit') {
    const { train } = play.stage;
    const row = train.count - 1;
    return { ...shared, miles: typeof ask.more?.input === 'number' ? ask.more.input : train.inputs[row * train.features] ?? 0, actual: train.targets[row] ?? 0, predicted: predictionsOf(play.stage, values, 'train')[row] ?? 0 };
  }
  if (ask.of === 'pull') {
    const { stage } = play;
    const pulls = pullsAt(stage, values, ask.parameter, ask.data);
    const ids = ask.data === 'train' ? stage.trainIds : stage.testIds;
    const row = ask.row === 'worst' ? worstRow(pulls) : ask.row === 'each' ? asked.index % ids.length : Math.max(0, ids.indexOf(ask.row));
    const rows = ask.data === 'train' ? stage.train : stage.test;
    return { ...shared, row: String(ids[row] ?? ''), miles: rows.inputs[row * rows.features] ?? 0, error: errorsAt(stage, values, ask.data)[row] ?? 0 };
  }
  if (ask.of === 'disturbed') return { ...shared, amount: words.number(settledDraw(ask.amount), 0) };
  if (ask.of === 'said' || ask.of === 'confusion') {
    const given = settled(ask.given);
    const to = Object.entries(given).map(([name, value]) => [`${name.replaceAll('.', '_')}_to`, words.number(value)] as const);
    const there = ask.of === 'confusion' ? cellNumbers(play, { ...values, ...given }, ask.data, '_to') : { said: evaluate(play.stage, play.stage.start, { ...ask, given: {} }, asked.index) };
    return { ...shared, ...Object.fromEntries(to), ...there, ...cellNumbers(play, values, ask.data, '_now'), now: evaluate(play.stage, values, { ...ask, given: {} }, asked.index) };
  }
  if (ask.of === 'trained' && ask.metric === 'wrong') return { ...shared, ...cellNumbers(play, values, ask.data, '_now') };
  if (ask.of === 'surprise') return { ...shared, ...Object.fromEntries(ask.bets.flatMap(({ times, gave }, index) => [[`times${index + 1}`, settled({ times })['times'] ?? 0], [`gave${index + 1}`, settled({ gave })['gave'] ?? 0]])) };
  if (ask.of === 'arrivals') return { ...shared, ...settled(ask.given) };
  if (ask.of === 'push') return { ...shared, sum: settled({ sum: ask.sum })['sum'] ?? 0 };
  if (ask.of === 'harmonic') return { ...shared, ...settled({ precision: ask.precision, recall: ask.recall }) };
  if (ask.of === 'worth-it') return { ...shared, ...settled({ caught: ask.caught, alarms: ask.alarms }) };
  if (ask.of === 'gradient') return { ...shared, sum: pullsAt(play.stage, values, ask.parameter, 'train').reduce((all, pull) => all + pull, 0), rows: play.stage.train.count };
  if (ask.of === 'edited') return { ...shared, change: signedDollars(words, settled(ask.given)['r1'] ?? 0) };
  if (ask.of === 'softmax') {
    const sums = sharesAt(play.stage, { ...values, ...settled(ask.given) }).sums;
    return { ...shared, z: sums[ask.unit - 1] ?? Number.NaN, ...Object.fromEntries(sums.map((sum, index) => [`z${index + 1}`, sum] as const)) };
  }
  if (ask.of === 'output') return { ...shared, ...outputNumbers(play, asked) };
  if (ask.of === 'adjusted' || ask.of === 'best') return { ...shared, gradient: gradientAt(play.stage, values, ask.parameter) };
  if ((ask.of === 'run' || ask.of === 'setting') && ask.run === 'drawn') return { ...shared, run_name: levelText(words, play.level.id, `runs.${play.stage.task.race?.runs[(values['run'] ?? 1) - 1]?.id}`) };
  if (answer.kind === 'setting') return { ...shared, atMost: settingBound(play.stage, asked.question), now: evaluate(play.stage, values, ask, asked.index) };
  return shared;
}
