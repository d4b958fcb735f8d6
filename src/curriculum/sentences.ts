import { FEELING_STEPS, FEELING_WORDS, FEELINGS, FEELINGS_IN_ALL, feelingOf } from '../engine/dataset/feelings.ts';
import { ENGLISH, FRENCH, PHRASE_COUNT, PHRASE_STEPS, PHRASES_IN_ALL, phraseOf } from '../engine/dataset/phrases.ts';
import { TALE_COUNT, TALE_STEPS, TALE_WORDS, TALES_IN_ALL, taleOf } from '../engine/dataset/tales.ts';
import type { Rows } from '../engine/rows.ts';

export const SENTENCE_SETS = ['feelings', 'phrases', 'tales'] as const;
export type SentenceSet = (typeof SENTENCE_SETS)[number];

/** What the sentences of a set are made of. */
export interface SentenceSpec {
  /** Words by their numbers from 0, the first of which is none. */
  readonly words: readonly string[];
  /** Words of the longest sentence, one an input; a shorter one begins with none. */
  readonly steps: number;
  /** How many sentences levels show, numbered from 1. */
  readonly count: number;
  /** How many there are; the others judge what was learnt elsewhere. */
  readonly inAll: number;
  /** The numbers of a sentence's words, and what is wanted of it. */
  of(id: number): { readonly words: readonly number[]; readonly wanted: readonly number[] };
  /** Numbers that are wanted of each. */
  readonly outputs: number;
  /** Words as they are written, the same in every language; otherwise the text of a word is word.<name>. */
  readonly written: boolean;
  /** Words that are wanted in the place of each word, the first of which is none; null where one number is. */
  readonly answers: readonly string[] | null;
}

const numberOf = (words: readonly string[]) => {
  const numbers = new Map(words.map((word, index) => [word, index]));
  return (word: string): number => numbers.get(word) ?? 0;
};
const [feeling, english, french, tale] = [numberOf(FEELING_WORDS), numberOf(ENGLISH), numberOf(FRENCH), numberOf(TALE_WORDS)];

const SPECS: Readonly<Record<SentenceSet, SentenceSpec>> = {
  feelings: {
    words: FEELING_WORDS,
    steps: FEELING_STEPS,
    count: FEELINGS,
    inAll: FEELINGS_IN_ALL,
    outputs: 1,
    written: false,
    answers: null,
    of(id) {
      const { words, glad } = feelingOf(id);
      return { words: words.map(feeling), wanted: [glad ? 1 : 0] };
    },
  },
  phrases: {
    words: ENGLISH,
    steps: PHRASE_STEPS,
    count: PHRASE_COUNT,
    inAll: PHRASES_IN_ALL,
    outputs: PHRASE_STEPS * FRENCH.length,
    written: true,
    answers: FRENCH,
    of(id) {
      const phrase = phraseOf(id);
      const wanted = Array.from({ length: PHRASE_STEPS * FRENCH.length }, () => 0);
      const first = PHRASE_STEPS - phrase.french.length;
      for (let step = 0; step < PHRASE_STEPS; step++) wanted[step * FRENCH.length + french(phrase.french[step - first] ?? '')] = 1;
      return { words: phrase.english.map(english), wanted };
    },
  },
  tales: {
    words: TALE_WORDS,
    steps: TALE_STEPS,
    count: TALE_COUNT,
    inAll: TALES_IN_ALL,
    outputs: TALE_STEPS * TALE_WORDS.length,
    written: false,
    answers: TALE_WORDS,
    // After each word, and before the first, the next one is wanted.
    of(id) {
      const words = taleOf(id).map(tale);
      const wanted = Array.from({ length: TALE_STEPS * TALE_WORDS.length }, () => 0);
      words.forEach((word, step) => { wanted[step * TALE_WORDS.length + word] = 1; });
      return { words: words.slice(0, -1), wanted };
    },
  },
};

export const sentenceSpec = (set: SentenceSet): SentenceSpec => SPECS[set];

/** A sentence as a row of inputs: it ends where the row ends, before it stands no word. */
export function sentenceInputs({ steps }: Pick<SentenceSpec, 'steps'>, words: readonly number[]): Float64Array {
  const last = words.slice(-steps);
  return Float64Array.from({ length: steps }, (_, step) => last[step - (steps - last.length)] ?? 0);
}

/** The sentences of these numbers. @throws naming the sentence that is not there. */
export function sentenceRows(set: SentenceSet, ids: readonly number[]): Rows {
  const spec = SPECS[set];
  const found = ids.map((id) => spec.of(id));
  return {
    inputs: Float64Array.from(found.flatMap(({ words }) => [...sentenceInputs(spec, words)])),
    targets: Float64Array.from(found.flatMap(({ wanted }) => wanted)),
    count: ids.length, features: spec.steps, outputs: spec.outputs,
  };
}

/** Sentences with their words the other way round. */
export function backwards(rows: Rows): Rows {
  const { features } = rows;
  const inputs = new Float64Array(rows.inputs.length);
  for (let row = 0; row < rows.count; row++) {
    const words = rows.inputs.subarray(row * features, (row + 1) * features).filter((word) => word !== 0);
    inputs.set(sentenceInputs({ steps: features }, [...words].toReversed()), row * features);
  }
  return { ...rows, inputs };
}
