import table from '../../../assets/datasets/hotels.json' with { type: 'json' };
import { makeRows, type Rows } from '../rows.ts';

export type Chapter = 'chapter1' | 'chapter2' | 'chapter3' | 'chapter4';
export type Split = 'train' | 'test';

/** The categories in the order of their outputs. */
export const CATEGORIES: readonly string[] = ['gold', 'silver', 'bronze'];

type Hotel = (typeof table.hotels)[number];

/**
 * The book's rows of a chapter, in the book's order: chapter 1 distance -> price (pp. 46-47; 8 training, 4 test rows), then
 * distance and rating -> price (ch. 2, p. 100), hot 0/1 (ch. 3, p. 153), category one-hot (ch. 4, p. 181), 24 and 8 rows
 * each. Miles, stars, dollars.
 */
export function hotelRows(chapter: Chapter, split: Split): Rows {
  const hotels = chapter === 'chapter1' ? line(split) : table.hotels.filter((hotel) => hotel.split === split);
  return makeRows(
    hotels.map(({ distance, rating }) => (chapter === 'chapter1' ? [distance] : [distance, rating])),
    hotels.map((hotel) => target(chapter, hotel)),
  );
}

function line(split: Split): Hotel[] {
  return table.line.filter((row) => row.split === split).map((row) => {
    const hotel = table.hotels.find(({ id }) => id === row.hotel);
    if (hotel === undefined) throw new Error(`hotels.json: line row ${row.id} names hotel ${row.hotel}, which is not there`);
    return hotel;
  });
}

function target(chapter: Chapter, hotel: Hotel): number[] {
  if (chapter === 'chapter3') return [hotel.hot];
  if (chapter !== 'chapter4') return [hotel.price];
  if (!CATEGORIES.includes(hotel.category)) throw new Error(`hotels.json: hotel ${hotel.id} has category "${hotel.category}"`);
  return CATEGORIES.map((category) => (category === hotel.category ? 1 : 0));
}
