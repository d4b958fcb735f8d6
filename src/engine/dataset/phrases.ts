import phrases from '../../../assets/datasets/phrases.json' with { type: 'json' };
import { random } from '../random.ts';

/** An English phrase and its French: word for word as long, but not word for word. */
export interface Phrase {
  readonly english: readonly string[];
  readonly french: readonly string[];
}

/** Words of the longest phrase. */
export const PHRASE_STEPS = 4;

/** Gender decides determiner and adjective; colours stand after their noun in French. */
function phrasesOf(noun: (typeof phrases.nouns)[number], verb: (typeof phrases.verbs)[number]): Phrase[] {
  const feminine = noun.gender === 'feminine';
  return phrases.determiners.flatMap((determiner): Phrase[] => {
    const the = feminine ? determiner.feminine : determiner.masculine;
    const bent = ({ masculine, feminine: other }: { masculine: string; feminine: string }) => (feminine ? other : masculine);
    return [
      { english: [determiner.en, noun.en, verb.en], french: [the, noun.fr, verb.fr] },
      ...phrases.before.map((adjective): Phrase => ({ english: [determiner.en, adjective.en, noun.en, verb.en], french: [the, bent(adjective), noun.fr, verb.fr] })),
      ...phrases.after.map((adjective): Phrase => ({ english: [determiner.en, adjective.en, noun.en, verb.en], french: [the, noun.fr, bent(adjective), verb.fr] })),
    ];
  });
}

/** Every phrase there is, in an order drawn once: whichever numbers are learnt from, the others are new. */
const PHRASES: readonly Phrase[] = random('phrases').shuffle(phrases.nouns.flatMap((noun) => phrases.verbs.flatMap((verb) => phrasesOf(noun, verb))));

/** How many phrases there are. */
export const PHRASE_COUNT = PHRASES.length;

/** No word first: a phrase that is shorter begins with it. */
const wordsIn = (side: keyof Phrase): readonly string[] => ['', ...new Set(PHRASES.flatMap((phrase) => phrase[side]).toSorted())];

export const ENGLISH: readonly string[] = wordsIn('english');
export const FRENCH: readonly string[] = wordsIn('french');

/** The phrase of that number, from 1. @throws an Error where there is none. */
export function phraseOf(id: number): Phrase {
  const found = PHRASES[id - 1];
  if (found === undefined) throw new Error(`phrases: no phrase ${id}; give 1 to ${PHRASE_COUNT}`);
  return found;
}
