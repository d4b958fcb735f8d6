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
  /** Its row among those kept for testing; null of one's own. */
  readonly row: number | null;
}

/** What the level's sentences are made of; null where it has none. */
export function sentencesOf({ stage }: Play): SentenceSpec | null {
  const { dataset } = stage.task;
  return dataset.source === 'sentences' ? sentenceSpec(dataset.set) : null;
}

function read(play: Play, spec: SentenceSpec, parameters: Float64Array, numbers: readonly number[]): Pick<SeenSentence, 'words' | 'said'> {
  const inputs = Float64Array.from(numbers.flatMap((_, step) => [...sentenceInputs(spec, numbers.slice(0, step + 1))]));
  const said = outputs(predict(play.stage.task.network, parameters, { inputs, targets: new Float64Array(), count: numbers.length, features: spec.steps, outputs: 0 }));
  return { words: numbers.map((number) => spec.words[number] ?? ''), said: [...said] };
}

const numbersOf = ({ stage }: Play, row: number): number[] => [...stage.test.inputs.subarray(row * stage.test.features, (row + 1) * stage.test.features)].filter((word) => word !== 0);

/** The sentence of a row kept for testing. */
export function testSentence(play: Play, row: number, live: LiveRun | null): SeenSentence | null {
  const spec = sentencesOf(play);
  if (spec === null || row < 0 || row >= play.stage.test.count) return null;
  return { ...read(play, spec, parametersShown(play, live), numbersOf(play, row)), truth: play.stage.test.targets[row] ?? 0, row };
}

/** What is looked at: one's own sentence, or the picked one, or the first that is shown. Null where the level has none. */
export function seenSentence(play: Play, state: { readonly picked: number | null; readonly sketch: readonly number[] | null }, live: LiveRun | null): SeenSentence | null {
  const spec = sentencesOf(play);
  if (spec === null || play.stage.test.count === 0) return null;
  if (state.sketch !== null) return { ...read(play, spec, parametersShown(play, live), state.sketch), truth: null, row: null };
  const view = play.stage.task.views.find(({ kind }) => kind === 'sentence');
  const first = view?.kind === 'sentence' ? view.shows[0] : undefined;
  return testSentence(play, Math.max(0, play.stage.testIds.indexOf(state.picked ?? first ?? Number.NaN)), live);
}
