import tales from '../../../assets/datasets/tales.json' with { type: 'json' };
import { at } from '../at.ts';
import { type Random, random } from '../random.ts';

const { times, beings, nearer } = tales;
type Being = (typeof beings)[number];

/** What a sentence is about: three times somebody, and what these do. */
const TURNS = 3;

/** Words of every sentence: when, who, what they do, "and", who else … */
export const TALE_STEPS = 3 * TURNS;

/** How many sentences players are shown; those with greater numbers are kept for judging. */
export const TALE_COUNT = 450;

/** How many sentences there are. */
export const TALES_IN_ALL = 900;

/** One of these, drawn as often as it says. */
function drawn<Each extends { readonly often: number }>(all: readonly Each[], chance: Random): Each {
  let left = chance.uniform() * all.reduce((sum, { often }) => sum + often, 0);
  return all.find(({ often }) => (left -= often) < 0) ?? at(all, all.length - 1);
}

/** What beings do at a time, and how often. */
function doings({ does }: Being, time: string): readonly { word: string; often: number }[] {
  return Object.entries(does).flatMap(([when, each]) => (when === time ? Object.entries(each) : []))
    .flatMap(([word, often]) => (typeof often === 'number' ? [{ word, often }] : []));
}

/** When decides what all of them do: it stands at the beginning, up to seven words before. Who comes next goes by who came last. */
function written(chance: Random): readonly string[] {
  const { word: time } = drawn(times, chance);
  const words = [time];
  let being = at(beings, chance.integer(beings.length));
  const met = new Set<Being>();
  for (let turn = 0; turn < TURNS; turn++) {
    const { near } = being;
    if (turn > 0) being = drawn(beings.flatMap((each) => (met.has(each) ? [] : [{ each, often: each.word === near ? nearer : 1 }])), chance).each;
    met.add(being);
    words.push(...(turn > 0 ? ['and'] : []), being.word, drawn(doings(being, time), chance).word);
  }
  return words;
}

/** A text in which no sentence stands twice: whichever numbers are learnt from, the others are new. Its order is drawn once more: what is seldom said stands no later than the rest. */
function text(): readonly (readonly string[])[] {
  const chance = random('tales');
  const found = new Map<string, readonly string[]>();
  while (found.size < TALES_IN_ALL) {
    const words = written(chance);
    found.set(words.join(' '), words);
  }
  return chance.shuffle([...found.values()]);
}

let drawnOnce: ReturnType<typeof text> | null = null;

/** Words by their numbers; no word first: what stands before the first. */
export const TALE_WORDS: readonly string[] = ['', ...new Set([
  ...times.map(({ word }) => word), ...beings.map(({ word }) => word), 'and', ...beings.flatMap((being) => times.flatMap(({ word }) => doings(being, word).map((doing) => doing.word))),
])];

/** The words of the sentence of that number, from 1. @throws an Error where there is none. */
export function taleOf(id: number): readonly string[] {
  drawnOnce ??= text();
  const found = drawnOnce[id - 1];
  if (found === undefined) throw new Error(`tales: no sentence ${id}; give 1 to ${TALES_IN_ALL}`);
  return found;
}
