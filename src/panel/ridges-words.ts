import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { classOf } from '../engine/metric/confusion-matrix.ts';
import type { Rows } from '../engine/rows.ts';
import type { View } from '../curriculum/level-view.ts';
import type { Play } from '../curriculum/play.ts';
import { saidOf } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';

/** Places along the input at which it is asked which ridge is the highest. */
const PLACES = 400;

function ridgesOf({ stage }: Play): Extract<View, { kind: 'ridges' }> | undefined {
  return stage.task.views.find((view): view is Extract<View, { kind: 'ridges' }> => view.kind === 'ridges');
}

const className = (words: Words, unit: number) => words.t(`class.${CATEGORIES[unit] ?? ''}`);

/** Which ridge is the highest, from where to where. */
export function highestSpoken(words: Words, play: Play): readonly string[] {
  const view = ridgesOf(play);
  if (view === undefined) return [];
  const { min, max } = view.input;
  const at = (place: number) => min + ((max - min) * place) / PLACES;
  const { outputs } = play.stage.train;
  const rows: Rows = { inputs: Float64Array.from({ length: PLACES + 1 }, (_, place) => at(place)), targets: new Float64Array((PLACES + 1) * outputs), count: PLACES + 1, features: 1, outputs };
  const said = saidOf(play.stage, play.values, rows);
  const highest = Array.from({ length: PLACES + 1 }, (_, place) => classOf(said, place, outputs));
  const starts = highest.flatMap((unit, place) => (place === 0 || unit !== highest[place - 1] ? [place] : []));
  return starts.map((start, index) => words.t('ridges.highest', { class: className(words, highest[start] ?? 0), from: words.number(at(start), 1), to: words.number(at(starts[index + 1] ?? PLACES), 1) }));
}

/** The same, and where the hotels of each class lie under the ridges. */
export function ridgesSpoken(words: Words, play: Play): readonly string[] {
  if (ridgesOf(play) === undefined) return [];
  const { train } = play.stage;
  const hotels = Array.from({ length: train.outputs }, (_, unit) => {
    const places = Array.from({ length: train.count }, (__, row) => row).filter((row) => classOf(train.targets, row, train.outputs) === unit).map((row) => train.inputs[row * train.features] ?? 0);
    return places.length === 0 ? '' : words.t('ridges.hotels', { class: className(words, unit), list: places.toSorted((one, other) => one - other).map((place) => words.number(place, 1)).join(words.t('between.list')) });
  });
  return [...highestSpoken(words, play), ...hotels.filter((text) => text !== '')];
}
