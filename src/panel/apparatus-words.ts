import { type FilterAsk, kernelAt, patchAsked, straysOf } from '../curriculum/filter.ts';
import type { View } from '../curriculum/level-view.ts';
import { settled } from '../curriculum/measured.ts';
import { inputsOf, remembered, sentBack } from '../curriculum/memory.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Words } from '../game/translate.ts';

const has = ({ stage }: Play, holds: (view: View) => boolean) => stage.task.views.some(holds);

function filterSpoken(words: Words, play: Play, ask: FilterAsk): readonly string[] {
  const list = (numbers: readonly number[]) => numbers.map((each) => words.number(each)).join('; ');
  if (ask.figure === 'patch') return [words.t('live.patch', { pixels: list(patchAsked(ask)), weights: list(kernelAt({ ...play.values, ...settled(ask.given) })) })];
  if (ask.figure !== 'stray' || has(play, (view) => view.kind === 'filter' && view.map === 'dark')) return [];
  const { dark, edges, plain } = straysOf(play.stage, play.values, { ...ask, pictures: 'seen' });
  return [words.t('live.filter', { dark: words.number(dark, 0), edges: words.number(edges, 0), plain: words.number(plain, 0) })];
}

/** The lights that are seen, and what came back of an error. */
function memorySpoken(words: Words, play: Play): readonly string[] {
  if (openQuestion(play)?.question.answer.kind === 'number' || has(play, (view) => view.kind === 'memory' && view.lights === 'dark')) return [];
  const inputs = inputsOf(play.stage);
  const w = play.values['w'] ?? 0;
  const list = (numbers: readonly number[]) => numbers.map((each) => words.number(each)).join('; ');
  const back = has(play, (view) => view.kind === 'memory' && view.gradients) ? [words.t('live.tokens', { list: list(sentBack(w, inputs.length).toReversed()) })] : [];
  return [words.t('live.lights', { list: list(remembered(inputs, w, inputs.length)) }), ...back];
}

/** What an apparatus shows, in words; nothing of what is hidden. */
export function apparatusSpoken(words: Words, play: Play): readonly string[] {
  const ask = (openQuestion(play) ?? play.stage.questions.at(-1))?.question.ask;
  if (play.phase === 'call' || ask === undefined) return [];
  if (ask.of === 'filter') return filterSpoken(words, play, ask);
  return ask.of === 'memory' ? memorySpoken(words, play) : [];
}
