import { toldBy, followingOf, pageCounts, sharesAfter, TEMPERATURE, textOf, writes } from '../curriculum/following.ts';
import type { Values } from '../curriculum/draw.ts';
import { settled } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { LiveRun } from './live.ts';
import { parametersShown } from './seen-picture.ts';

/** A word that could come next. */
export interface NextWord {
  /** Null stands for all others. */
  readonly word: string | null;
  /** How likely the network takes it for, 0 to 1; null where that is not to be seen. */
  readonly share: number | null;
  /** How often it came next in what is learnt from, 0 to 1 of all that did. */
  readonly counted: number;
}

/** What was heard, and what may come next. */
export interface SeenNext {
  readonly heard: readonly string[];
  /** None where the sentence is at its end. */
  readonly next: readonly NextWord[];
  /** It stands there because it is asked about. */
  readonly pinned: boolean;
  /** Sentences that the network writes, and of each word whether it ever followed the one before in the text. */
  readonly writes: readonly (readonly { readonly word: string; readonly known: boolean }[])[];
}

/** A sentence of the page, and which of the words that follow the one in question have been counted. */
export interface SeenLine {
  readonly words: readonly { readonly word: string; readonly is: 'asked' | 'counted' | 'waiting' | 'other' }[];
}

const viewOf = ({ stage }: Play) => stage.task.views.flatMap((view) => (view.kind === 'following' ? [view] : []))[0];

/** The page that is counted by hand, while it is; null otherwise. */
export function seenPage(play: Play, values: Values): readonly SeenLine[] | null {
  const following = followingOf(play.stage);
  const ask = openQuestion(play)?.question.ask;
  if (following === null || play.phase === 'call' || ask?.of !== 'following' || (ask.figure !== 'miscounted' && ask.figure !== 'counted')) return null;
  const met = new Map<string, number>();
  return toldBy(play.stage).page.map((words) => ({
    words: words.map((word, index) => {
      if (word === following.word) return { word, is: 'asked' as const };
      if (words[index - 1] !== following.word) return { word, is: 'other' as const };
      const turn = met.get(word) ?? 0;
      met.set(word, turn + 1);
      return { word, is: turn < (values[word] ?? 0) ? 'counted' as const : 'waiting' as const };
    }),
  }));
}

/** What a word stands on when one more, or one less, of it is counted. */
export function recounted(play: Play, word: string, is: 'counted' | 'waiting'): Values | null {
  if (!(word in pageCounts(play.stage))) return null;
  return { [word]: (play.values[word] ?? 0) + (is === 'counted' ? -1 : 1) };
}

/** What a player, a question or the level lets it hear, and what it takes for likely then. Null where the level has no such view. */
export function seenNext(play: Play, { sketch }: { readonly sketch: readonly number[] | null }, live: LiveRun | null, values: Values): SeenNext | null {
  const [view, spec] = [viewOf(play), textOf(play.stage)];
  if (view === undefined || spec === null) return null;
  const asked = openQuestion(play) ?? (play.phase === 'call' ? play.stage.questions[0] : undefined);
  const ask = asked?.question.ask;
  const pinned = ask?.of === 'following' && ask.heard.length > 0;
  const heard = pinned ? ask.heard : sketch !== null ? sketch.map((word) => spec.words[word] ?? '') : view.heard;
  const dark = play.phase === 'call' && play.verdict === 'open';
  const parameters = parametersShown(play, live);
  const temperature = { ...values, ...(play.phase === 'call' && ask?.of === 'following' ? settled(ask.given) : {}) }[TEMPERATURE] ?? 1;
  const shares = parameters.length === 0 ? [] : sharesAfter(play.stage, parameters, heard, temperature);
  const { counts } = toldBy(play.stage);
  const after = counts.get(heard.at(-1) ?? '') ?? new Map<string, number>();
  const all = [...after.values()].reduce((sum, count) => sum + count, 0);
  const known = spec.words.filter((word) => after.has(word));
  const shareOf = (word: string) => (dark ? null : (shares[spec.words.indexOf(word)] ?? null));
  const next: readonly NextWord[] = heard.length >= spec.steps ? [] : [
    ...known.map((word) => ({ word, share: shareOf(word), counted: (after.get(word) ?? 0) / all })),
    { word: null, share: dark ? null : 1 - known.reduce((sum, word) => sum + (shareOf(word) ?? 0), 0), counted: 0 },
  ];
  const written = dark || view.writes === undefined || parameters.length === 0 ? [] : writes(play.stage, parameters, temperature, view.writes);
  return { heard, next, pinned, writes: written.map((words) => words.map((word, index) => ({ word, known: counts.get(words[index - 1] ?? '')?.has(word) === true }))) };
}
