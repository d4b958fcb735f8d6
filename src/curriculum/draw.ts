import * as v from 'valibot';

export const Finite = v.pipe(v.number(), v.finite());
export const Count = v.pipe(v.number(), v.integer(), v.minValue(1));
export const Id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'use small letters, digits and hyphens'));
/** A number, or one drawn by the seed of the attempt: from a list, or from a grid. */
export const DrawSchema = v.union([Finite, v.pipe(v.array(Finite), v.minLength(2)), v.strictObject({ from: Finite, to: Finite, step: v.pipe(Finite, v.gtValue(0)) })]);

export const ValuesSchema = v.record(v.string(), DrawSchema);
/** A start value may also be `best`: where the training rows put it, as if it had been trained to the end. */
export const StartSchema = v.record(v.string(), v.union([DrawSchema, v.literal('best')]));

/** Hotel numbers as in the book's tables, or so many drawn by the seed. */
export const RowsSchema = v.union([
  v.array(Count),
  v.strictObject({ draw: Count, from: v.array(Count) }),
  /** One of these lists, in its own order. */
  v.strictObject({ oneOf: v.pipe(v.array(v.array(Count)), v.minLength(2)) }),
  /** All from one number to another. */
  v.pipe(v.strictObject({ first: Count, last: Count }), v.transform(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index))),
]);

export type Draw = v.InferOutput<typeof DrawSchema>;
export type Values = Readonly<Record<string, number>>;
