import { looksOf } from '../curriculum/attention.ts';
import { type FilterAsk, kernelAt, patchAsked, straysOf } from '../curriculum/filter.ts';
import { forgedAt } from '../curriculum/forgery.ts';
import type { View } from '../curriculum/level-view.ts';
import { settled } from '../curriculum/measured.ts';
import { inputsOf, remembered, sentBack } from '../curriculum/memory.ts';
import { coloursAfter, messagesOf } from '../curriculum/messages.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import { type SeenNext, seenNext, seenPage } from '../game/seen-following.ts';
import type { Words } from '../game/translate.ts';

const has = ({ stage }: Play, holds: (view: View) => boolean) => stage.task.views.some(holds);

function filterSpoken(words: Words, play: Play, ask: FilterAsk): readonly string[] {
  const list = (numbers: readonly number[]) => numbers.map((each) => words.number(each)).join(words.t('between.list'));
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
  const list = (numbers: readonly number[]) => numbers.map((each) => words.number(each)).join(words.t('between.list'));
  const back = has(play, (view) => view.kind === 'memory' && view.gradients) ? [words.t('live.tokens', { list: list(sentBack(w, inputs.length).toReversed()) })] : [];
  return [words.t('live.lights', { list: list(remembered(inputs, w, inputs.length)) }), ...back];
}

/** How much of the look each word gets. */
function attentionSpoken(words: Words, play: Play): readonly string[] {
  if (has(play, (view) => view.kind === 'attention' && view.arcs === 'dark')) return [];
  const list = looksOf(play.stage, play.values).map(({ id, share }) => `${words.t(`levels.${play.level.id}.words.${id}`)} ${words.t('unit.percent', { value: words.number(100 * share, 0) })}`);
  return [words.t('live.looks', { list: list.join(words.t('between.list')) })];
}

/** What colour everybody has; where a number is asked for, or it is dark, only what was told. */
function messagesSpoken(words: Words, play: Play): readonly string[] {
  const messages = messagesOf(play.stage);
  if (messages === null) return [];
  const asked = openQuestion(play)?.question;
  const hidden = asked?.answer.kind === 'number' || has(play, (view) => view.kind === 'messages' && view.colours === 'dark');
  const values = { ...play.values, ...(asked?.ask.of === 'messages' && hidden ? settled(asked.ask.given) : {}) };
  const colours = coloursAfter(messages, values, hidden ? 0 : (values['rounds'] ?? 0));
  return [words.t('live.colours', { list: messages.people.map(({ id }, index) => `${words.t(`levels.${play.level.id}.people.${id}`)} ${words.number(colours[index] ?? 0, 2)}`).join(words.t('between.list')) })];
}

/** What the detector tells right. */
function forgerySpoken(words: Words, play: Play): readonly string[] {
  if (has(play, (view) => view.kind === 'forgery' && view.detector === 'dark')) return [];
  return [words.t('live.caught', { value: words.number(forgedAt(play.stage, play.values).caught, 0) })];
}

/** What was heard, and how likely each next word is. */
export function nextSaid(words: Words, { heard, next }: SeenNext): string {
  const nameOf = (word: string) => words.t(`word.${word}`);
  const list = next.map(({ word, share }) => `${word === null ? words.t('following.others') : nameOf(word)} ${words.t('unit.percent', { value: words.number(100 * (share ?? 0), 0) })}`);
  return words.t('following.heard', { text: heard.map(nameOf).join(' '), list: list.join(words.t('between.list')) });
}

/** What may come next; on the page that is counted, its knobs tell. */
function followingSpoken(words: Words, play: Play): readonly string[] {
  const seen = seenPage(play, play.values) === null ? seenNext(play, { sketch: null }, null, play.values) : null;
  return seen === null ? [] : [nextSaid(words, seen)];
}

/** What an apparatus shows, in words; nothing of what is hidden. */
export function apparatusSpoken(words: Words, play: Play): readonly string[] {
  const ask = (openQuestion(play) ?? play.stage.questions.at(-1))?.question.ask;
  if (play.phase === 'call' || ask === undefined) return [];
  if (ask.of === 'filter') return filterSpoken(words, play, ask);
  if (ask.of === 'attention') return attentionSpoken(words, play);
  if (ask.of === 'messages') return messagesSpoken(words, play);
  if (ask.of === 'forgery') return forgerySpoken(words, play);
  if (ask.of === 'following') return followingSpoken(words, play);
  return ask.of === 'memory' ? memorySpoken(words, play) : [];
}
