import { at } from '../engine/at.ts';
import { random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import type { Task } from './level.ts';
import { recent } from './recent.ts';

export type Region = Extract<Task['dataset'], { source: 'region' }>;

/** A hotel is two numbers: its distance and its price, 0 in the middle of the map. */
export const HOTEL = 2;
const MIDDLE = { miles: 10, price: 135 };
const UNIT = { miles: 8, price: 70 };

/** Distance and price of the hotel whose two numbers stand at `row`. */
export function hotelAt(numbers: ArrayLike<number>, row: number): { miles: number; price: number } {
  return { miles: MIDDLE.miles + UNIT.miles * (numbers[row * HOTEL] ?? 0), price: MIDDLE.price + UNIT.price * (numbers[row * HOTEL + 1] ?? 0) };
}

/** The two numbers of a hotel, written from `into[from]` on. */
export function writeHotel({ miles, price }: { miles: number; price: number }, into: Float64Array, from: number): void {
  into[from] = (miles - MIDDLE.miles) / UNIT.miles;
  into[from + 1] = (price - MIDDLE.price) / UNIT.price;
}

function drawn({ noise, towns }: Region, ids: readonly number[]): Rows {
  const rows = { inputs: new Float64Array(ids.length * noise), targets: new Float64Array(ids.length * HOTEL), count: ids.length, features: noise, outputs: HOTEL };
  ids.forEach((id, row) => {
    const chance = random(`region/${id}`);
    for (let input = 0; input < noise; input++) rows.inputs[row * noise + input] = chance.normal();
    const { centre, spread, height, scatter } = at(towns, chance.integer(towns.length));
    writeHotel({ miles: centre + spread * chance.normal(), price: height + scatter * chance.normal() }, rows.targets, row * HOTEL);
  });
  return rows;
}

const lately = recent<Rows>(6);

/** Draws of noise by their numbers, each beside a real hotel of the region. Nobody writes into them. */
export function regionRows(region: Region, ids: readonly number[]): Rows {
  return lately(JSON.stringify([region.noise, region.towns, ids]), () => drawn(region, ids));
}
