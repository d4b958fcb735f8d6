import { disturbance, disturbedInputs } from '../curriculum/disturbed.ts';
import { settledDraw } from '../curriculum/measured.ts';
import { type PictureSpec, pictureSpec } from '../curriculum/pictures.ts';
import type { Play } from '../curriculum/play.ts';
import { outputs, predict } from '../engine/predict.ts';
import { fittedSketch } from './sketch.ts';
import { type LiveRun, shownOf } from './live.ts';

/** The picture that is looked at, and what is known and said of it. */
export interface SeenPicture {
  readonly spec: PictureSpec;
  /** As it is seen, 0 dark to 1 light. */
  readonly pixels: Float64Array;
  /** As the network gets it. */
  readonly inputs: Float64Array;
  readonly said: Float64Array;
  /** What is true of it; null of a sketch. */
  readonly targets: Float64Array | null;
  /** Its row among those kept for testing; null of a sketch. */
  readonly row: number | null;
}

/** Parameters as they are shown: those of the moment that is looked at, or where the play stands. */
export function parametersShown({ stage }: Play, live: LiveRun | null): Float64Array {
  return (live === null ? undefined : shownOf(live)?.parameters) ?? stage.learnt ?? new Float64Array();
}

/** Stretched so that the darkest pixel is 0 and the lightest 1. */
function stretched(inputs: Float64Array): Float64Array {
  let [low, high] = [Infinity, -Infinity];
  for (const value of inputs) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return inputs.map((value) => (high > low ? (value - low) / (high - low) : 0));
}

/** Row `row` of those kept for testing, as the call that was answered has left it: what the network gets, what is true, and what is seen. */
export function testPicture(play: Play, row: number): { inputs: Float64Array; targets: Float64Array; pixels: Float64Array } {
  const { stage } = play;
  const { features, outputs: count, inputs: all, targets: wanted } = stage.test;
  const plain = all.subarray(row * features, (row + 1) * features);
  const targets = wanted.subarray(row * count, (row + 1) * count);
  const by = disturbance(play);
  if (by === null) return { inputs: plain, targets, pixels: stretched(plain) };
  const inputs = disturbedInputs(stage, by, plain);
  if (by.by !== 'dim') return { inputs, targets, pixels: stretched(inputs) };
  const part = settledDraw(by.amount) / 100;
  const rest = specOf(play)?.sheet === null ? (1 - part) / 2 : 0;
  return { inputs, targets, pixels: stretched(plain).map((light) => rest + part * light) };
}

/** The specification of the level's pictures; null where it has none. */
export function specOf({ stage }: Play): PictureSpec | null {
  const { dataset } = stage.task;
  return dataset.source === 'pictures' ? pictureSpec(dataset.set) : null;
}

/** What a network of these parameters says of one picture. */
export function saidOfPicture({ stage }: Play, parameters: Float64Array, inputs: Float64Array): Float64Array {
  const { network } = stage.task;
  return outputs(predict(network, parameters, { inputs, targets: new Float64Array(), count: 1, features: inputs.length, outputs: 0 }));
}

const said = new WeakMap<Float64Array, Map<string, Float64Array>>();

/** What a network of these parameters says of row `row` of those kept for testing: looked at on every frame, worked out once. */
export function saidOfRow(play: Play, parameters: Float64Array, row: number): Float64Array {
  const known = said.get(parameters) ?? new Map<string, Float64Array>();
  said.set(parameters, known);
  const id = JSON.stringify([play.stage.testIds[row] ?? row, disturbance(play)]);
  const found = known.get(id) ?? saidOfPicture(play, parameters, testPicture(play, row).inputs);
  known.set(id, found);
  return found;
}

/** What is looked at: a sketch, or the picked picture, or the first. Null where the level has no pictures. */
export function seenPicture(play: Play, state: { readonly picked: number | null; readonly sketch: readonly number[] | null }, live: LiveRun | null): SeenPicture | null {
  const spec = specOf(play);
  if (spec === null || play.stage.test.count === 0) return null;
  const parameters = parametersShown(play, live);
  if (state.sketch !== null) {
    const drawn = Float64Array.from(state.sketch);
    const inputs = fittedSketch(drawn, spec);
    return { spec, pixels: drawn, inputs, said: saidOfPicture(play, parameters, inputs), targets: null, row: null };
  }
  const row = Math.max(0, play.stage.testIds.indexOf(state.picked ?? Number.NaN));
  const { inputs, targets, pixels } = testPicture(play, row);
  return { spec, pixels, inputs, said: saidOfPicture(play, parameters, inputs), targets, row };
}

/** The class with the largest output of so many; with one output, whether it is at least a half. */
export function classSaid(said: Float64Array, classes: number): number {
  if (classes === 2) return (said[0] ?? 0) >= 0.5 ? 1 : 0;
  let best = 0;
  for (let index = 1; index < classes; index++) if ((said[index] ?? 0) > (said[best] ?? 0)) best = index;
  return best;
}

/** What part each class has. */
export function partsSaid(said: Float64Array, classes: number): readonly number[] {
  if (classes === 2) return [1 - (said[0] ?? 0), said[0] ?? 0];
  return Array.from({ length: classes }, (_, index) => said[index] ?? 0);
}
