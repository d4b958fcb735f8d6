import phrases from '../../../assets/datasets/phrases.json' with { type: 'json' };
import { random } from '../random.ts';

/** An English phrase and its French: word for word as long, but not word for word. */
export interface Phrase {
  readonly english: readonly string[];
  readonly french: readonly string[];
}

/** Words of the longest phrase. */
export const PHRASE_STEPS = 5;

/** How many phrases players are shown; those with greater numbers are kept for judging. */
export const PHRASE_COUNT = 384;

/** Gender decides determiner and adjectives; colours stand after their noun in French. */
function phrasesOf(noun: (typeof phrases.nouns)[number], verb: (typeof phrases.verbs)[number]): Phrase[] {
  const bent = ({ masculine, feminine }: { masculine: string; feminine: string }) => (noun.gender === 'feminine' ? feminine : masculine);
  return phrases.determiners.flatMap((determiner) => [null, ...phrases.before].flatMap((size) => [null, ...phrases.after].map((colour): Phrase => ({
    english: [determiner.en, ...(size === null ? [] : [size.en]), ...(colour === null ? [] : [colour.en]), noun.en, verb.en],
    french: [bent(determiner), ...(size === null ? [] : [bent(size)]), noun.fr, ...(colour === null ? [] : [bent(colour)]), verb.fr],
  }))));
}

/** Every phrase there is, in an order drawn once: whichever numbers are learnt from, the others are new, and of the same kind. */
const PHRASES: readonly Phrase[] = random('phrases').shuffle(phrases.nouns.flatMap((noun) => phrases.verbs.flatMap((verb) => phrasesOf(noun, verb))));

/** How many phrases there are in all. */
export const PHRASES_IN_ALL = PHRASES.length;

/** No word first: a phrase that is shorter begins with it. */
const wordsIn = (side: keyof Phrase): readonly string[] => ['', ...new Set(PHRASES.flatMap((phrase) => phrase[side]).toSorted())];

export const ENGLISH: readonly string[] = wordsIn('english');
export const FRENCH: readonly string[] = wordsIn('french');

/** The phrase of that number, from 1. @throws an Error where there is none. */
export function phraseOf(id: number): Phrase {
  const found = PHRASES[id - 1];
  if (found === undefined) throw new Error(`phrases: no phrase ${id}; give 1 to ${PHRASES_IN_ALL}`);
  return found;
}
