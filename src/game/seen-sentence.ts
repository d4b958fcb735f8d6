import { disturbance } from '../curriculum/disturbed.ts';
import type { Play } from '../curriculum/play.ts';
import { type SentenceSpec, sentenceInputs, sentenceSpec } from '../curriculum/sentences.ts';
import { outputs, predict } from '../engine/predict.ts';
import { type LiveRun } from './live.ts';
import { parametersShown } from './seen-picture.ts';

/** A sentence that is looked at, and what the network makes of it word by word. */
export interface SeenSentence {
  readonly words: readonly string[];
  /** After each word, 0 to 1: what it would say if the sentence ended there. */
  readonly said: readonly number[];
  /** What is true, 0 or 1; null of one's own. */
  readonly truth: number | null;
  /** Where words are wanted: what it says in the place of each word, how sure it is, what is true, and what it has heard when it says a word; null otherwise. */
  readonly answer: { readonly words: readonly string[]; readonly sure: readonly number[]; readonly truth: readonly string[] | null; readonly hears: 'word' | 'so-far' | 'whole' } | null;
  /** Words are as they are written, in every language. */
  readonly written: boolean;
  /** Its row among those kept for testing; null of one's own. */
  readonly row: number | null;
}

/** What the level's sentences are made of; null where it has none. */
export function sentencesOf({ stage }: Play): SentenceSpec | null {
  const { dataset } = stage.task;
  return dataset.source === 'sentences' ? sentenceSpec(dataset.set) : null;
}

/** The largest of the numbers of each step but the first, which stands where there is no word. */
function spoken(words: readonly string[], numbers: Float64Array, first: number): { words: string[]; sure: number[] } {
  const found: { words: string[]; sure: number[] } = { words: [], sure: [] };
  for (let from = first * words.length; from < numbers.length; from += words.length) {
    let best = 0;
    for (let word = 1; word < words.length; word++) if ((numbers[from + word] ?? 0) > (numbers[from + best] ?? 0)) best = word;
    found.words.push(words[best] ?? '');
    found.sure.push(numbers[from + best] ?? 0);
  }
  return found;
}

function answered(play: Play, spec: SentenceSpec, parameters: Float64Array, numbers: readonly number[], row: number | null): Omit<SeenSentence, 'row' | 'truth'> {
  const answers = spec.answers ?? [];
  const inputs = sentenceInputs(spec, numbers);
  const first = spec.steps - Math.min(numbers.length, spec.steps);
  const kinds = play.stage.task.network.layers.map(({ kind }) => kind);
  const hears = kinds.includes('repeat') ? 'whole' : kinds.includes('gru') || kinds.includes('recurrent') ? 'so-far' : 'word';
  const { words: said, sure } = spoken(answers, outputs(predict(play.stage.task.network, parameters, { inputs, targets: new Float64Array(), count: 1, features: spec.steps, outputs: 0 })), first);
  const truth = row === null ? null : spoken(answers, play.stage.test.targets.subarray(row * spec.outputs, (row + 1) * spec.outputs), first).words;
  return { words: numbers.map((number) => spec.words[number] ?? ''), said: sure, written: spec.written, answer: { words: said, sure, truth, hears } };
}

function read(play: Play, spec: SentenceSpec, parameters: Float64Array, numbers: readonly number[]): Pick<SeenSentence, 'words' | 'said' | 'written'> {
  const inputs = Float64Array.from(numbers.flatMap((_, step) => [...sentenceInputs(spec, numbers.slice(0, step + 1))]));
  const said = outputs(predict(play.stage.task.network, parameters, { inputs, targets: new Float64Array(), count: numbers.length, features: spec.steps, outputs: 0 }));
  return { words: numbers.map((number) => spec.words[number] ?? ''), said: [...said], written: spec.written };
}

function numbersOf(play: Play, row: number): readonly number[] {
  const { inputs, features } = play.stage.test;
  const numbers = [...inputs.subarray(row * features, (row + 1) * features)].filter((word) => word !== 0);
  return disturbance(play)?.by === 'backwards' ? numbers.reverse() : numbers;
}

/** The sentence of a row kept for testing, as the call that was answered has left it. */
export function testSentence(play: Play, row: number, live: LiveRun | null): SeenSentence | null {
  const spec = sentencesOf(play);
  if (spec === null || row < 0 || row >= play.stage.test.count) return null;
  const parameters = parametersShown(play, live);
  if (spec.answers !== null) return { ...answered(play, spec, parameters, numbersOf(play, row), row), truth: null, row };
  return { ...read(play, spec, parameters, numbersOf(play, row)), answer: null, truth: play.stage.test.targets[row] ?? 0, row };
}

/** What is looked at: one's own sentence, or the picked one, or the first that is shown. Null where the level has none. */
export function seenSentence(play: Play, state: { readonly picked: number | null; readonly sketch: readonly number[] | null }, live: LiveRun | null): SeenSentence | null {
  const spec = sentencesOf(play);
  if (spec === null || play.stage.test.count === 0) return null;
  if (state.sketch !== null) {
    const parameters = parametersShown(play, live);
    const seen = spec.answers === null ? { ...read(play, spec, parameters, state.sketch), answer: null } : answered(play, spec, parameters, state.sketch, null);
    return { ...seen, truth: null, row: null };
  }
  const view = play.stage.task.views.find(({ kind }) => kind === 'sentence');
  const first = view?.kind === 'sentence' ? view.shows[0] : undefined;
  return testSentence(play, Math.max(0, play.stage.testIds.indexOf(state.picked ?? first ?? Number.NaN)), live);
}
