import hotels from '../../assets/datasets/hotels.json' with { type: 'json' };
import { type Rows, makeRows } from '../engine/rows.ts';
import { pictureRowsOnce } from './pictures.ts';
import { regionRows } from './region.ts';
import { sentenceRows } from './sentences.ts';
import type { Task } from './level.ts';

type Dataset = Task['dataset'];
const CATEGORIES = ['gold', 'silver', 'bronze'];

/** The rows of these hotels, in the order given; a level without test hotels has none. @throws naming the hotel that the source does not have. */
export function rowsOf(dataset: Dataset, ids: readonly number[]): Rows {
  if (dataset.source === 'pictures') return pictureRowsOnce(dataset, ids);
  if (dataset.source === 'sentences') return sentenceRows(dataset.set, ids);
  if (dataset.source === 'region') return regionRows(dataset, ids);
  const outputs = dataset.target === 'category' ? CATEGORIES.length : 1;
  if (ids.length === 0) return { inputs: new Float64Array(), targets: new Float64Array(), count: 0, features: dataset.features.length, outputs };
  if (dataset.source === 'table') {
    const cells = (row: number, names: readonly string[]) => names.map((name) => dataset.rows[row - 1]?.[dataset.columns.indexOf(name)] ?? Number.NaN);
    return makeRows(ids.map((id) => cells(id, dataset.features)), ids.map((id) => cells(id, [dataset.target])));
  }
  const { features, target } = dataset;
  const found = ids.map((id) => {
    const number = dataset.source === 'hotels' ? id : hotels.line.find((row) => row.id === id)?.hotel;
    const hotel = hotels.hotels.find((row) => row.id === number);
    if (hotel === undefined) throw new Error(`dataset: no hotel ${id} in ${dataset.source}`);
    return hotel;
  });
  return makeRows(
    found.map((hotel) => features.map((feature) => hotel[feature])),
    found.map((hotel) => {
      if (target === 'category') return CATEGORIES.map((name) => (hotel.category === name ? 1 : 0));
      return [target === 'price' ? hotel.price : hotel.hot];
    }),
  );
}

/** The first so many of these rows. */
export function firstRows(rows: Rows, count: number): Rows {
  return { ...rows, inputs: rows.inputs.slice(0, count * rows.features), targets: rows.targets.slice(0, count * rows.outputs), count: Math.min(count, rows.count) };
}
