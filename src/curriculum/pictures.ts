import { drawStreet, STREET_GROUNDS, STREET_HEIGHT, STREET_THINGS, STREET_WIDTH } from '../engine/dataset/streets.ts';
import { drawTree, TREE_SIDE } from '../engine/dataset/trees.ts';
import { random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import { recent } from './recent.ts';
import { LABELS, readPicture, type SheetName } from './sheet.ts';

export const PICTURE_SETS = ['digits', 'trees', 'streets'] as const;
export type PictureSet = (typeof PICTURE_SETS)[number];

/** How large the pictures of a set are, and what they show one of; `file`: they come from an image sheet. */
export interface PictureSpec {
  readonly width: number;
  readonly height: number;
  /** What a picture may show; text of one: picture.<set>.<name>. */
  readonly classes: readonly string[];
  /** What a pixel may belong to. */
  readonly grounds: readonly string[];
  readonly sheet: SheetName | null;
}

const SPECS: Readonly<Record<PictureSet, PictureSpec>> = {
  digits: { width: 28, height: 28, classes: Array.from({ length: LABELS }, (_, digit) => String(digit)), grounds: [], sheet: 'digits' },
  trees: { width: TREE_SIDE, height: TREE_SIDE, classes: ['other', 'tree'], grounds: [], sheet: null },
  streets: { width: STREET_WIDTH, height: STREET_HEIGHT, classes: STREET_THINGS, grounds: STREET_GROUNDS, sheet: null },
};

export const pictureSpec = (set: PictureSet): PictureSpec => SPECS[set];

/** What is asked of pictures of a set; `shuffled`: their pixels have changed places, in all of them in the same way. */
export interface PictureData {
  readonly shuffled: boolean;
  readonly set: PictureSet;
  readonly target: 'class' | 'box' | 'pixels' | 'itself';
}

/** Numbers that a network says of each picture: a class in two needs one, more need one each; a box its middle, width and height besides; a pixel one for each kind; a copy as many as there are pixels. */
export function pictureOutputs({ set, target }: PictureData): number {
  const { classes, grounds, width, height } = SPECS[set];
  if (target === 'pixels') return width * height * grounds.length;
  if (target === 'itself') return width * height;
  return (classes.length === 2 ? 1 : classes.length) + (target === 'box' ? 4 : 0);
}

/** Sets `one` of `count` numbers from `at` on; of two classes the second is 1. */
function mark(targets: Float64Array, at: number, one: number, count: number): number {
  if (count === 2) targets[at] = one;
  else targets[at + one] = 1;
  return at + (count === 2 ? 1 : count);
}

function streetRow({ set, target }: PictureData, id: number, inputs: Float64Array, from: number, targets: Float64Array, to: number): void {
  const { width, height, classes, grounds } = SPECS[set];
  const street = drawStreet(id);
  inputs.set(street.pixels, from);
  if (target === 'pixels') {
    street.grounds.forEach((ground, pixel) => { targets[to + pixel * grounds.length + ground] = 1; });
    return;
  }
  const after = mark(targets, to, street.thing, classes.length);
  if (target === 'class') return;
  const { left, top, right, bottom } = street.box;
  targets.set([(left + right) / 2 / width, (top + bottom) / 2 / height, (right - left) / width, (bottom - top) / height], after);
}

/** Drawn pictures go in as they are seen by an eye that has got used to their light: twice what a pixel is brighter than the picture on the whole. */
function adapt(inputs: Float64Array, from: number, features: number): void {
  let sum = 0;
  for (let pixel = from; pixel < from + features; pixel++) sum += inputs[pixel] ?? 0;
  const mean = sum / features;
  for (let pixel = from; pixel < from + features; pixel++) inputs[pixel] = 2 * ((inputs[pixel] ?? 0) - mean);
}

/** From where each pixel of a shuffled picture of that size comes. */
const placesOf = (features: number): readonly number[] => random(`pixels/${features}`).shuffle(Array.from({ length: features }, (_, index) => index));

/** Pixels in other places, the same for every picture of that size. */
function scattered(inputs: Float64Array, features: number): Float64Array {
  const places = placesOf(features);
  return inputs.map((_, at) => inputs[at - (at % features) + (places[at % features] ?? 0)] ?? Number.NaN);
}

/** Shuffled pictures with their pixels back in their places. */
export function inPlace(inputs: Float64Array, features: number): Float64Array {
  const back = new Float64Array(inputs.length);
  const places = placesOf(features);
  for (let from = 0; from < inputs.length; from += features) places.forEach((place, at) => { back[from + place] = inputs[from + at] ?? Number.NaN; });
  return back;
}

/** Inputs and targets of these pictures. @throws LostPictures where a sheet has not arrived. */
function drawn(data: PictureData, ids: readonly number[], features: number, outputs: number): Pick<Rows, 'inputs' | 'targets'> {
  const { classes, sheet } = SPECS[data.set];
  const inputs = new Float64Array(ids.length * features);
  const targets = new Float64Array(ids.length * outputs);
  ids.forEach((id, row) => {
    const [from, to] = [row * features, row * outputs];
    if (data.set === 'streets') streetRow(data, id, inputs, from, targets, to);
    else mark(targets, to, sheet === null ? drawTree(id, inputs, from) : readPicture(sheet, id, inputs, from), classes.length);
    if (sheet === null) adapt(inputs, from, features);
  });
  const seen = data.shuffled ? scattered(inputs, features) : inputs;
  return { inputs: seen, targets: data.target === 'itself' ? seen : targets };
}

/** The pictures of these numbers, made when they are first looked at: who only judges needs none to learn from. */
export function pictureRows(data: PictureData, ids: readonly number[]): Rows {
  const { width, height } = SPECS[data.set];
  const [features, outputs] = [width * height, pictureOutputs(data)];
  let made: Pick<Rows, 'inputs' | 'targets'> | null = null;
  const rows = () => (made ??= drawn(data, ids, features, outputs));
  return { get inputs() { return rows().inputs; }, get targets() { return rows().targets; }, count: ids.length, features, outputs };
}

/** Rows of pictures that were made lately, by all that decides them: many plays ask for the same ones. */
const lately = recent<Rows>(6);

/** The same, remembered. Nobody writes into them. */
export function pictureRowsOnce(data: PictureData, ids: readonly number[]): Rows {
  return lately(JSON.stringify([data.set, data.target, data.shuffled, ids]), () => pictureRows(data, ids));
}
