import { cellsOf } from '../curriculum/classes.ts';
import type { Values } from '../curriculum/draw.ts';
import { editNames, leverages, relearnt } from '../curriculum/edit.ts';
import type { Quantity } from '../curriculum/level-quantity.ts';
import type { Question } from '../curriculum/level-question.ts';
import { errorsAt, leverageSizes, matrixAt, outputAt, pullsAt, settled, settledDraw, worstRow } from '../curriculum/measured.ts';
import { evaluate } from '../curriculum/quantity.ts';
import { settingBound, valuesAsked } from '../curriculum/question.ts';
import { sharesAt } from '../curriculum/softmax.ts';
import type { Play } from '../curriculum/play.ts';
import { predictionsOf, type AskedQuestion } from '../curriculum/stage.ts';
import { partName } from './network-words.ts';
import type { Words } from '../game/translate.ts';

/** Dollars more, or less, with their sign. */
function signedDollars(words: Words, value: number): string {
  const text = words.t('unit.dollar', { value: words.number(Math.abs(value), value % 1 === 0 ? 0 : 1) });
  return `\u2066${value < 0 ? '\u2212' : '+'}${text}\u2069`;
}

/** The row that was changed, and by how much; and what it would have taken at the row with the shortest lever. */
export function editNumbers(words: Words, { stage, won, values }: Play): Record<string, string | number> {
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

/** How many rows the setting that was turned down leaves outside its margin. */
export function wideRefused(words: Words, play: Play, question: Question): string {
  const { ask } = question;
  if (ask.of !== 'wide' || play.turnedDown === null) return '';
  return words.t('said.too-much', { value: `${words.t('quantity.wide')} ${words.number(play.turnedDown)}`, bound: settingBound(play.stage, question) }) + (play.verdict === 'open' ? ` ${words.t('said.change')}` : '');
}

type Fitted = Extract<Quantity, { of: 'fitted' }>;

/** What a line comes to that has learnt from one row fewer, and what each says of its own rows. */
export function fittedNumbers(play: Play, ask: Fitted, against: Fitted, index: number, values: Values): Record<string, number> {
  const on = (quantity: Quantity) => evaluate(play.stage, values, quantity, index);
  return { fewer: (values['known'] ?? 0) - 1, against: on(against), own: on({ ...against, data: 'train' }), known_by_heart: on({ ...ask, data: 'train' }) };
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

/** Where each row that a call changes stands on the road, what it says, and what it is to say; `step`: how far the first goes. */
export function editedNumbers(words: Words, { stage }: Play, ask: Quantity | undefined): Record<string, string | number> {
  if (ask?.of !== 'edited') return {};
  const given = Object.entries(settled(ask.given));
  const rows = given.flatMap(([name, by], index) => {
    const row = editNames(stage.task).indexOf(name);
    const from = stage.train.targets[row] ?? Number.NaN;
    return [[`miles${index + 1}`, stage.train.inputs[row] ?? Number.NaN], [`from${index + 1}`, words.number(from)], [`to${index + 1}`, words.number(from + by)]] as const;
  });
  return { ...Object.fromEntries(rows), step: words.number(Math.abs(given[0]?.[1] ?? 0)) };
}

/** What the text of a question can speak of that only levels beyond the plain ones ask. */
export function furtherNumbers(words: Words, play: Play, asked: AskedQuestion): Record<string, string | number> {
  const { ask } = asked.question;
  const values = valuesAsked(play, asked);
  if (ask.of === 'refit') {
    const { train } = play.stage;
    const row = train.count - 1;
    return { miles: typeof ask.more?.input === 'number' ? ask.more.input : train.inputs[row * train.features] ?? 0, actual: train.targets[row] ?? 0, predicted: predictionsOf(play.stage, values, 'train')[row] ?? 0 };
  }
  if (ask.of === 'pull') {
    const { stage } = play;
    const pulls = pullsAt(stage, values, ask.parameter, ask.data);
    const ids = ask.data === 'train' ? stage.trainIds : stage.testIds;
    const row = ask.row === 'worst' ? worstRow(pulls) : ask.row === 'each' ? asked.index % ids.length : Math.max(0, ids.indexOf(ask.row));
    const rows = ask.data === 'train' ? stage.train : stage.test;
    return { row: String(ids[row] ?? ''), miles: rows.inputs[row * rows.features] ?? 0, error: errorsAt(stage, values, ask.data)[row] ?? 0 };
  }
  if (ask.of === 'stirred') {
    const [name = '', to] = Object.entries(settled(ask.given))[0] ?? [];
    return { knob: partName(words, play.stage, name), knob_from: words.number({ ...play.stage.start, ...asked.at }[name] ?? Number.NaN), knob_to: words.number(to ?? Number.NaN) };
  }
  if (ask.of === 'disturbed') return { amount: words.number(settledDraw(ask.amount), 0) };
  if (ask.of === 'said' || ask.of === 'confusion') {
    const given = settled(ask.given);
    const to = Object.entries(given).map(([name, value]) => [`${name.replaceAll('.', '_')}_to`, words.number(value)] as const);
    const there = ask.of === 'confusion' ? cellNumbers(play, { ...values, ...given }, ask.data, '_to') : { said: evaluate(play.stage, values, { ...ask, given: {} }, asked.index) };
    return { ...Object.fromEntries(to), ...there, ...cellNumbers(play, values, ask.data, '_now'), now: evaluate(play.stage, values, { ...ask, given: {} }, asked.index) };
  }
  if (ask.of === 'trained' && ask.metric === 'wrong') return cellNumbers(play, values, ask.data, '_now');
  if (ask.of === 'surprise') return Object.fromEntries(ask.bets.flatMap(({ times, gave }, index) => [[`times${index + 1}`, settled({ times })['times'] ?? 0], [`gave${index + 1}`, settled({ gave })['gave'] ?? 0]]));
  if (ask.of === 'blur') return { apart: words.number(settledDraw(ask.apart)), told: words.number(ask.told) };
  if (ask.of === 'arrivals') return settled(ask.given);
  if (ask.of === 'push') return { sum: settled({ sum: ask.sum })['sum'] ?? 0 };
  if (ask.of === 'harmonic') return settled({ precision: ask.precision, recall: ask.recall });
  if (ask.of === 'worth-it') return settled({ caught: ask.caught, alarms: ask.alarms });
  if (ask.of === 'edited') return { change: signedDollars(words, settled(ask.given)['r1'] ?? 0), ...editedNumbers(words, play, ask) };
  if (ask.of === 'softmax') {
    const sums = sharesAt(play.stage, { ...values, ...settled(ask.given) }).sums;
    return { z: sums[ask.unit - 1] ?? Number.NaN, ...Object.fromEntries(sums.map((sum, index) => [`z${index + 1}`, sum] as const)) };
  }
  if (ask.of === 'output') return outputNumbers(play, asked);
  return {};
}
