import * as v from 'valibot';
import { Finite, Id, RowsSchema } from './draw.ts';

const Split = { train: RowsSchema, test: v.optional(RowsSchema, []) };
export const DatasetSchema = v.variant('source', [
  /** `hotels-line`: the 12 hotels of chapter 1. `hotels`: the 32 of chapters 2 to 4. */
  v.strictObject({
    source: v.picklist(['hotels-line', 'hotels']),
    features: v.pipe(v.array(v.picklist(['distance', 'rating'])), v.minLength(1)),
    target: v.picklist(['price', 'hot', 'category']),
    ...Split,
  }),
  /** Rows of the level's own, numbered from 1; each row has a number for every column. Text of a column: column.<id>. */
  v.strictObject({
    source: v.literal('table'),
    columns: v.pipe(v.array(Id), v.minLength(2)),
    rows: v.pipe(v.array(v.array(Finite)), v.minLength(1)),
    features: v.pipe(v.array(Id), v.minLength(1)),
    target: Id,
    ...Split,
  }),
]);
