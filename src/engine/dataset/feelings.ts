import { random } from '../random.ts';

/** Words that a feeling is written in; the first is no word: a sentence that is shorter begins with it. */
export const FEELING_WORDS = [
  'none', 'comma', 'and', 'not', 'very', 'room', 'view', 'bed', 'food', 'bath',
  'good', 'clean', 'quiet', 'warm', 'bad', 'dirty', 'loud', 'cold',
] as const;
type Word = (typeof FEELING_WORDS)[number];

const THINGS: readonly Word[] = ['room', 'view', 'bed', 'food', 'bath'];
const GLAD: readonly Word[] = ['good', 'clean', 'quiet', 'warm'];
const SAD: readonly Word[] = ['bad', 'dirty', 'loud', 'cold'];

/** Words of the longest sentence. */
export const FEELING_STEPS = 6;

/** How many sentences players are shown; those with greater numbers are kept for judging. */
export const FEELINGS = 600;

/** A guest's sentence about a hotel, and how it is meant. */
export interface Feeling {
  readonly words: readonly Word[];
  readonly glad: boolean;
}

/** What can be said of a thing, glad or not: a word that means it, or "not" and one that means the opposite. */
function sayings(glad: boolean): Word[][] {
  const [meant, other] = glad ? [GLAD, SAD] : [SAD, GLAD];
  return [
    ...meant.flatMap((word): Word[][] => [[word], ['very', word]]),
    ...other.flatMap((word): Word[][] => [['not', word], ['not', 'very', word]]),
  ];
}

/** One saying, or two about different words. "good, not bad" and "bad, not good" are made of the same words. */
function said(glad: boolean): Word[][] {
  const all = sayings(glad);
  const twice = all.flatMap((one) => all.filter((two) => two.at(-1) !== one.at(-1)).flatMap((two): Word[][] => [[...one, 'comma', ...two], [...one, 'and', ...two]]));
  return [...all, ...twice].filter((words) => words.length < FEELING_STEPS);
}

/** Every sentence there is, in an order drawn once: whichever numbers are learnt from, the others are new, and of the same kind. */
const SENTENCES: readonly Feeling[] = random('feelings').shuffle([true, false].flatMap((glad) => (
  THINGS.flatMap((thing) => said(glad).map((words): Feeling => ({ words: [thing, ...words], glad })))
)));

/** How many sentences there are in all. */
export const FEELINGS_IN_ALL = SENTENCES.length;

/** The sentence of that number, from 1. @throws an Error where there is none. */
export function feelingOf(id: number): Feeling {
  const found = SENTENCES[id - 1];
  if (found === undefined) throw new Error(`feelings: no sentence ${id}; give 1 to ${FEELINGS_IN_ALL}`);
  return found;
}
