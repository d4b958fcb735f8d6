import * as v from 'valibot';
import { Count, Finite, Id, RowsSchema } from './draw.ts';
import { PICTURE_SETS } from './pictures.ts';
import { SENTENCE_SETS } from './sentences.ts';

const Split = { train: RowsSchema, test: v.optional(RowsSchema, []) };
/** What is asked of a picture: its class (one of each set's own), the box around what it shows and its class, the kind of every pixel, or the picture itself. */
export const PICTURE_TARGETS = ['class', 'box', 'pixels', 'itself'] as const;
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
  /** Grey pictures by their numbers from 1, a pixel an input, row after row, 0 to 1: handwritten digits (10,000, of which players have 6,000), or trees and street scenes drawn from their number, without end. */
  v.strictObject({
    source: v.literal('pictures'),
    set: v.picklist(PICTURE_SETS),
    target: v.picklist(PICTURE_TARGETS),
    /** The pixels have changed places, in every picture in the same way. */
    shuffled: v.optional(v.boolean(), false),
    features: v.optional(v.tuple([]), []),
    ...Split,
  }),
  /** Sentences by their numbers from 1, the number of a word an input: what guests felt, glad or not; or English phrases, and their French word after word. */
  v.strictObject({
    source: v.literal('sentences'),
    set: v.picklist(SENTENCE_SETS),
    target: v.optional(v.literal('said'), 'said'),
    features: v.optional(v.tuple([]), []),
    ...Split,
  }),
  /** Draws of noise by their numbers from 1, so many numbers an input, without end, and beside each a real hotel out of one of these towns: its distance and price are the target. Which stand side by side means nothing. */
  v.strictObject({
    source: v.literal('region'),
    noise: Count,
    /** Where its hotels lie, in miles and dollars, and how far they stray. */
    towns: v.pipe(v.array(v.strictObject({ centre: Finite, spread: Finite, height: Finite, scatter: Finite })), v.minLength(1)),
    target: v.optional(v.literal('hotel'), 'hotel'),
    features: v.optional(v.tuple([]), []),
    ...Split,
  }),
]);
