import { type PictureSpec, pictureRowsOnce, pictureSpec } from '../curriculum/pictures.ts';
import type { Play } from '../curriculum/play.ts';
import { layersOf, type Network } from '../engine/network.ts';
import { outputs, predict } from '../engine/predict.ts';
import type { Rows } from '../engine/rows.ts';
import { testPicture } from './seen-picture.ts';

/** A network cut at its narrowest layer: what comes before turns a picture into a few numbers, its code, the rest turns those into a picture. */
export interface Halves {
  readonly encoder: Network;
  readonly decoder: Network;
  /** Where the parameters of the second half begin. */
  readonly cut: number;
  /** Numbers of a code. */
  readonly size: number;
}

const cut = new WeakMap<Network, Halves>();

export function halvesOf(network: Network): Halves {
  const known = cut.get(network);
  if (known !== undefined) return known;
  const layers = layersOf(network);
  const narrow = layers.reduce((best, { units }, index) => (units < (layers[best]?.units ?? Infinity) ? index : best), 0);
  const size = layers[narrow]?.units ?? 0;
  const found: Halves = {
    encoder: { ...network, loss: 'mean-squared-error', layers: network.layers.slice(0, narrow + 1) },
    decoder: { inputs: size, loss: 'mean-squared-error', layers: network.layers.slice(narrow + 1) },
    cut: layers[narrow]?.end ?? 0, size,
  };
  cut.set(network, found);
  return found;
}

const rowsOf = (inputs: Float64Array, features: number): Rows => ({ inputs, targets: new Float64Array(), count: inputs.length / features, features, outputs: 0 });

/** A place on the map: the first two numbers of a code, the second 0 where there is one. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What is drawn at these places, one picture after the other; further numbers of a code are 0. */
export function drawnAt(network: Network, parameters: Float64Array, places: readonly Place[]): Float64Array {
  const { decoder, cut: from, size } = halvesOf(network);
  const codes = Float64Array.from(places.flatMap(({ x, y }) => Array.from({ length: size }, (_, index) => (index === 0 ? x : index === 1 ? y : 0))));
  return outputs(predict(decoder, parameters.subarray(from), rowsOf(codes, size)));
}

/** A picture kept for testing, where it lies on the map, by its number among these, and what it shows. */
export interface Mapped extends Place {
  /** How far it lies from the map itself: over it, where a code has more numbers than two. */
  readonly off: number;
  readonly row: number;
  readonly shows: number;
}

/** The picture that lies nearest to a place of the map; null where there are none. */
export function nearestTo(marks: readonly Mapped[], { x, y }: Place): Mapped | null {
  const far = (mark: Mapped) => (mark.x - x) * (mark.x - x) + (mark.y - y) * (mark.y - y) + mark.off * mark.off;
  return marks.reduce<Mapped | null>((best, mark) => (best === null || far(mark) < far(best) ? mark : best), null);
}

/** So many pictures kept for testing on the map, as the call that was answered has left them. */
export function mapped(play: Play, parameters: Float64Array, count: number): readonly Mapped[] {
  const { dataset, network } = play.stage.task;
  const { test, testIds } = play.stage;
  if (dataset.source !== 'pictures') return [];
  const { encoder, cut: to, size } = halvesOf(network);
  const many = Math.min(count, test.count);
  const inputs = new Float64Array(many * test.features);
  for (let row = 0; row < many; row++) inputs.set(testPicture(play, row).inputs, row * test.features);
  const codes = outputs(predict(encoder, parameters.subarray(0, to), rowsOf(inputs, test.features)));
  const { targets, outputs: classes } = pictureRowsOnce({ ...dataset, target: 'class' }, testIds);
  return Array.from({ length: many }, (_, row) => ({
    x: codes[row * size] ?? 0,
    y: size > 1 ? (codes[row * size + 1] ?? 0) : 0,
    off: Math.sqrt(codes.subarray(row * size + 2, (row + 1) * size).reduce((sum, each) => sum + each * each, 0)),
    row,
    shows: targets.subarray(row * classes, (row + 1) * classes).indexOf(1),
  }));
}

/** The level's pictures, where it copies them; null where it does not. */
export function copiedSpec({ stage }: Play): PictureSpec | null {
  const { dataset } = stage.task;
  return dataset.source === 'pictures' && dataset.target === 'itself' ? pictureSpec(dataset.set) : null;
}
