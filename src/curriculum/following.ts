import { exp, log } from '../engine/exact.ts';
import { outputs, predict } from '../engine/predict.ts';
import { type Random, random } from '../engine/random.ts';
import type { Values } from './draw.ts';
import type { Apparatus } from './level-apparatus.ts';
import type { Quantity } from './level-quantity.ts';
import { settled } from './measured.ts';
import { type SentenceSpec, sentenceSpec } from './sentences.ts';
import type { Stage } from './stage.ts';

export type FollowingAsk = Extract<Quantity, { of: 'following' }>;
export type Following = Extract<Apparatus, { kind: 'following' }>;

/** The value that divides the sums of the softmax. */
export const TEMPERATURE = 'temperature';

export function followingOf({ task }: Pick<Stage, 'task'>): Following | null {
  return task.apparatus?.kind === 'following' ? task.apparatus : null;
}

/** Of a text in which the next word is asked for after each; null where the stage has none. */
export function textOf({ task }: Pick<Stage, 'task'>): SentenceSpec | null {
  if (task.dataset.source !== 'sentences') return null;
  const spec = sentenceSpec(task.dataset.set);
  return spec.answers === spec.words ? spec : null;
}

/** All words of a sentence of the text: what is heard, and the last that is wanted. */
function sentenceOf(spec: SentenceSpec, id: number): readonly string[] {
  const { words, wanted } = spec.of(id);
  return [...words, wanted.lastIndexOf(1) % spec.words.length].map((word) => spec.words[word] ?? '');
}

/** How often each word comes after each in the sentences that are learnt from; '' stands before the first. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

function countsOf(sentences: readonly (readonly string[])[]): Counts {
  const counts = new Map<string, Map<string, number>>();
  for (const words of sentences) {
    words.forEach((word, index) => {
      const after = counts.get(words[index - 1] ?? '') ?? new Map<string, number>();
      counts.set(words[index - 1] ?? '', after.set(word, (after.get(word) ?? 0) + 1));
    });
  }
  return counts;
}

/** What is known of a text: what follows what in all that is learnt from, and the page that is counted by hand. */
export interface Told {
  readonly counts: Counts;
  readonly page: readonly (readonly string[])[];
  readonly onPage: Counts;
}

const told = new WeakMap<readonly number[], Told>();
const NOTHING: Told = { counts: new Map(), page: [], onPage: new Map() };

export function toldBy(stage: Stage): Told {
  const [following, spec] = [followingOf(stage), textOf(stage)];
  if (following === null || spec === null) return NOTHING;
  const known = told.get(stage.trainIds);
  if (known !== undefined) return known;
  const sentences = stage.trainIds.map((id) => sentenceOf(spec, id));
  const page = sentences.filter((words) => words.includes(following.word)).slice(0, following.lines);
  const found = { counts: countsOf(sentences), page, onPage: countsOf(page) };
  told.set(stage.trainIds, found);
  return found;
}

/** How often each of the words that are counted comes after the one in question, on the page. */
export function pageCounts(stage: Stage): Values {
  const following = followingOf(stage);
  const after = toldBy(stage).onPage.get(following?.word ?? '');
  return Object.fromEntries((following?.next ?? []).map((word) => [word, after?.get(word) ?? 0]));
}

const said = new WeakMap<Float64Array, Map<string, Float64Array>>();

/** How likely a network of these parameters takes each word for, 0 to 1, once it has heard these, at a temperature of 1; looked at on every frame, worked out once. */
function likely({ task: { network } }: Stage, spec: SentenceSpec, parameters: Float64Array, heard: readonly string[]): Float64Array {
  const known = said.get(parameters) ?? new Map<string, Float64Array>();
  said.set(parameters, known);
  const key = heard.join(' ');
  const before = known.get(key);
  if (before !== undefined) return before;
  const inputs = new Float64Array(spec.steps);
  heard.forEach((word, step) => { if (step + 1 < spec.steps) inputs[step + 1] = spec.words.indexOf(word); });
  const count = spec.words.length;
  const found = outputs(predict(network, parameters, { inputs, targets: new Float64Array(), count: 1, features: spec.steps, outputs: 0 })).slice(heard.length * count, (heard.length + 1) * count);
  known.set(key, found);
  return found;
}

/** Parts of one at another temperature: sums divided by it before the softmax. */
export function tempered(parts: ArrayLike<number>, temperature: number): readonly number[] {
  const logs = Array.from(parts, (part) => log(Math.max(part, 1e-300)) / temperature);
  const most = Math.max(...logs);
  const powers = logs.map((each) => exp(each - most));
  const all = powers.reduce((sum, each) => sum + each, 0);
  return powers.map((each) => each / all);
}

/** How likely each word of the text is, 0 to 1, in the order of their numbers, once these are heard. None where the stage has no text. */
export function sharesAfter(stage: Stage, parameters: Float64Array, heard: readonly string[], temperature: number): readonly number[] {
  const spec = textOf(stage);
  return spec === null || heard.length >= spec.steps ? [] : tempered(likely(stage, spec, parameters, heard), temperature);
}

/** A word drawn by its part. */
function drawn(words: readonly string[], parts: readonly number[], chance: Random): string {
  let left = chance.uniform();
  const found = parts.findIndex((part) => (left -= part) < 0);
  return words[found < 0 ? parts.length - 1 : found] ?? '';
}

/** Sentences that a network of these parameters writes, word by word; by the same chance at every temperature. */
export function writes(stage: Stage, parameters: Float64Array, temperature: number, lines: number): readonly (readonly string[])[] {
  const spec = textOf(stage);
  if (spec === null) return [];
  return Array.from({ length: lines }, (_, line) => {
    const chance = random(`${stage.seed}/writes/${line}`);
    const words: string[] = [];
    while (words.length < spec.steps) words.push(drawn(spec.words, sharesAfter(stage, parameters, words, temperature), chance));
    return words;
  });
}

/** A quantity of what comes next; shares are of the network as it stands. */
export function followingFigure(stage: Stage, values: Values, { figure, given, heard, word = '', wanted }: FollowingAsk): number {
  const at = { ...values, ...settled(given) };
  const following = followingOf(stage);
  if (following === null) return Number.NaN;
  const counts = pageCounts(stage);
  if (figure === 'miscounted') return following.next.reduce((off, each) => off + Math.abs((at[each] ?? 0) - (counts[each] ?? 0)), 0);
  if (figure === 'counted') {
    const all = [...(toldBy(stage).onPage.get(following.word)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    return (100 * (counts[word] ?? 0)) / all;
  }
  if (stage.learnt === null) return Number.NaN;
  const shares = sharesAfter(stage, stage.learnt, heard, at[TEMPERATURE] ?? 1);
  return figure === 'share' ? 100 * (shares[textOf(stage)?.words.indexOf(word) ?? -1] ?? Number.NaN) : Math.abs(100 * Math.max(...shares) - wanted);
}
