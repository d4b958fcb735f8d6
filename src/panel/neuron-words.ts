import { feedsLeft, feedTools, inputsFed } from '../curriculum/feed.ts';
import { toldAs } from '../curriculum/told.ts';
import { outputAt, wantedOf } from '../curriculum/measured.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { predictionsOf } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';

function listed(words: Words, inputs: readonly number[]): string {
  return inputs.map((input) => words.number(input)).join(words.t('between.list'));
}

/** Rows that are told one by one when a knob moves. */
const FEW = 3;
/** What looks as if it stood at its mark. */
const AT = 0.05;

/** What of that a move changed: of many rows, how many meet their marks, and the one that is farthest off. */
export function neuronMoved(words: Words, play: Play): readonly string[] {
  const { stage } = play;
  const view = stage.task.views.find((each) => each.kind === 'neuron');
  const ask = openQuestion(play)?.question.ask;
  if (view?.kind !== 'neuron' || feedTools(stage).length > 0 || ask?.of !== 'apart' || stage.train.count <= FEW) return neuronSpoken(words, play);
  if (view.sums === 'dark') return [];
  const wanted = wantedOf(stage, play.values, ask);
  const off = Array.from(predictionsOf(stage, play.values, 'train'), (output, row) => ({ row, output, goal: wanted[row] ?? null, away: Math.abs(output - (wanted[row] ?? output)) }));
  const far = off.reduce((most, each) => (each.away > most.away ? each : most));
  const met = words.t('board.at-marks', { n: off.filter(({ away }) => away <= AT).length, all: off.length });
  return far.goal === null || far.away <= AT ? [met] : [met, words.t('board.wanted', { inputs: listed(words, Array.from(stage.train.inputs.slice(far.row * stage.train.features, (far.row + 1) * stage.train.features))), output: far.output, wanted: far.goal })];
}

/** What the neuron on the board was fed, or its rows: what goes in, what comes out where that is seen, and what is wanted. */
export function neuronSpoken(words: Words, play: Play): readonly string[] {
  const { stage } = play;
  const view = stage.task.views.find((each) => each.kind === 'neuron');
  if (view?.kind !== 'neuron' || play.phase === 'call') return [];
  const said = (inputs: readonly number[], output: number) => words.t('board.fed', { inputs: listed(words, inputs), output });
  if (feedTools(stage).length > 0) {
    const fed = feedsLeft(play) === null ? play.fed.slice(-1) : play.fed;
    return fed.map((values) => said(inputsFed(stage, values), toldAs(play, outputAt(stage, values, inputsFed(stage, values)))));
  }
  const ask = openQuestion(play)?.question.ask;
  if (ask?.of === 'output') return [];
  // What was asked for before is wanted no more.
  const wanted = ask?.of === 'apart' ? wantedOf(stage, play.values, ask) : stage.questions.length > 0 && ask?.of !== 'metric' ? [] : Array.from(stage.train.targets);
  const outputs = predictionsOf(stage, play.values, 'train');
  const dark = view.sums === 'dark' && play.verdict === 'open';
  return Array.from(outputs, (output, row) => {
    const own = Array.from(stage.train.inputs.slice(row * stage.train.features, (row + 1) * stage.train.features));
    const goal = wanted[row] ?? null;
    if (goal === null) return dark ? '' : said(own, output);
    return words.t(dark ? 'board.hidden' : 'board.wanted', { inputs: listed(words, own), output, wanted: goal });
  }).filter((text) => text !== '');
}
