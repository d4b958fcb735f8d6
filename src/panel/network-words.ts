import { layout } from '../engine/network.ts';
import { openQuestion } from '../curriculum/question.ts';
import { inputsAsked, signalsOf } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { countOf } from '../curriculum/shape.ts';
import type { Words } from '../game/translate.ts';

/** The network of the board in words: how many units stand in each layer, what is counted, and, where signals are shown, those that are known. */
export function networkSpoken(words: Words, play: Play): readonly string[] {
  const view = play.stage.task.views.find((each) => each.kind === 'network');
  if (view?.kind !== 'network') return [];
  const { network } = play.stage.task;
  const list = [network.inputs, ...layout(network).map(({ units }) => units)].map((count) => words.number(count, 0)).join('; ');
  const counts = view.counts.map((counted) => words.t('live.value', { name: words.t(`quantity.${counted}`), value: words.number(countOf(network, counted), 0) }));
  return [words.t('network.layers', { list }), ...counts, ...(view.figures ? weightsSpoken(words, play) : []), ...(view.units === 'numbers' ? signalsSpoken(words, play) : [])];
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
  const answered = play.stage.questions.slice(0, play.answers.length).flatMap(({ question }) => (question.ask.of === 'unit' ? [question.ask] : []));
  return [
    ...inputs.map((input, index) => words.t('live.value', { name: `x${index + 1}`, value: words.number(input) })),
    ...answered.map(({ layer, unit }) => words.t('network.unit', { layer, unit, value: a[layer - 1]?.[unit - 1] ?? Number.NaN })),
  ];
}
