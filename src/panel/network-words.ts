import { playCounted } from '../curriculum/called-shape.ts';
import { layout } from '../engine/network.ts';
import { openQuestion, valuesAsked } from '../curriculum/question.ts';
import { inputsAsked, signalsOf, wantedOf } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { countOf } from '../curriculum/shape.ts';
import type { Stage } from '../curriculum/stage.ts';
import { termsOf } from '../curriculum/terms.ts';
import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { inOrder, termsWritten } from '../game/terms-written.ts';
import type { Words } from '../game/translate.ts';

/** The network of the board in words: how many units stand in each layer, what is counted, and, where signals are shown, those that are known. */
export function networkSpoken(words: Words, play: Play): readonly string[] {
  const view = play.stage.task.views.find((each) => each.kind === 'network');
  if (view?.kind !== 'network') return [];
  const { network } = playCounted(play).stage.task;
  const list = [network.inputs, ...layout(network).map(({ units }) => units)].map((count) => words.number(count, 0)).join(words.t('between.list'));
  const counts = view.counts.map((counted) => words.t('live.value', { name: words.t(`quantity.${counted}`), value: words.number(countOf(network, counted), 0) }));
  return [words.t('network.layers', { list }), ...counts, ...(view.figures ? weightsSpoken(words, play) : []), ...(view.units === 'numbers' ? signalsSpoken(words, play) : []), ...(view.units === 'numbers' && play.stage.task.dataset.target === 'category' ? wantedSpoken(words, play) : [])];
}

/** A parameter of a network with one hidden layer and an output for each category, by where it sits. */
export function partName(words: Words, stage: Stage, name: string): string {
  const [kind = '', ...places] = name.replace(/^([wb])/, '$1.').split('.');
  const [layer, first = '', second = ''] = places;
  const category = (unit: string) => words.t(`class.${CATEGORIES[Number(unit) - 1] ?? 'yes'}`);
  if (kind === 'b') return layer === '1' ? words.t('network.bias-hidden', { unit: Number(first) }) : words.t('network.bias-output', { class: category(first) });
  return layer === '1' ? words.t('network.wire-hidden', { input: words.t(`input.${stage.task.dataset.features[Number(first) - 1] ?? 'distance'}`), unit: Number(second) }) : words.t('network.wire-output', { unit: Number(first), class: category(second) });
}

/** What each output says of the row that goes through, and what it should say. */
function wantedSpoken(words: Words, play: Play): readonly string[] {
  const asked = openQuestion(play);
  if (asked?.question.ask.of !== 'apart' && asked?.question.ask.of !== 'stirred') return [];
  const said = signalsOf(play.stage, play.values, inputsAsked(play.stage, {})).a.at(-1) ?? new Float64Array();
  const wanted = asked.question.ask.of === 'apart' ? wantedOf(play.stage, valuesAsked(play, asked), asked.question.ask) : [];
  return Array.from(said, (value, unit) => {
    const should = wanted[unit];
    const name = words.t(`class.${CATEGORIES[unit] ?? 'yes'}`);
    return should === undefined || should === null ? words.t('live.value', { name, value: words.number(value, 2) }) : words.t('network.wanted', { name, value: words.number(value, 2), wanted: words.number(should, 2) });
  });
}

/** Outputs that say something else than before, where the board shows what they say. */
export function outputsMoved(words: Words, before: Play, now: Play): readonly string[] {
  const view = now.stage.task.views.find((each) => each.kind === 'network');
  if (view?.kind !== 'network' || view.units !== 'numbers' || now.stage.task.dataset.target !== 'category') return [];
  const stood = wantedSpoken(words, before);
  return wantedSpoken(words, now).filter((text) => !stood.includes(text));
}

function weightsSpoken(words: Words, { stage, values }: Play): readonly string[] {
  return stage.names.map((name) => words.t('live.value', { name, value: words.number(values[name] ?? Number.NaN) }));
}

/** Signals of the units before the one that is asked about. */
function signalsSpoken(words: Words, play: Play): readonly string[] {
  const ask = (openQuestion(play) ?? play.stage.questions.at(-1))?.question.ask;
  if (ask?.of !== 'unit') return [];
  const inputs = inputsAsked(play.stage, ask);
  const { a } = signalsOf(play.stage, play.values, inputs);
  const open = play.phase === 'task' && openQuestion(play)?.question.answer.kind === 'number';
  const answered = play.stage.questions.slice(0, play.answers.length).flatMap(({ question }) => (question.ask.of === 'unit' ? [question.ask] : []));
  return [
    ...inputs.map((input, index) => words.t('live.value', { name: `x${index + 1}`, value: words.number(input) })),
    ...answered.map(({ layer, unit }) => words.t('network.unit', { layer, unit, value: a[layer - 1]?.[unit - 1] ?? Number.NaN })),
    ...(open ? [words.t('network.terms', { layer: ask.layer, unit: ask.unit, terms: inOrder(termsWritten(words, termsOf(play.stage, play.values, inputs, ask.layer, ask.unit), play.answers.length === 0).join(' ')) })] : []),
  ];
}
