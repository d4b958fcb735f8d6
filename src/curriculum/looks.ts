import type { Values } from './draw.ts';
import type { Task } from './level.ts';
import type { Quantity } from './level-quantity.ts';
import { medianOf } from './race.ts';
import { type Look, looksIn } from './towns.ts';

/** Machines that can be looked at on what is kept back, at most. */
export const MOST_LOOKS = 20;

/** Values of a task in which looks are counted: how many were taken, and the town by its number. */
export function lookNames({ views }: Pick<Task, 'views'>): readonly string[] {
  return views.some(({ kind }) => kind === 'envelope') ? ['looks', 'town'] : [];
}

const known = new Map<number, readonly Look[]>();

/** What every machine of the town promises on the rows kept back, in the order in which they are looked at, and what comes of it. */
export function looksAt(values: Values): readonly Look[] {
  const town = values['town'] ?? 1;
  const found = known.get(town) ?? looksIn(town, MOST_LOOKS);
  known.set(town, found);
  return found;
}

/** The one that is hired: the best of those that were looked at. */
export function bestLook(values: Values, looks = values['looks'] ?? 1): Look {
  const seen = looksAt(values).slice(0, Math.max(1, looks));
  return seen.reduce((best, each) => (each.promised < best.promised ? each : best));
}

/** What the middle one of all that were looked at promises. */
export function middleLook(values: Values): number {
  return medianOf(looksAt(values).slice(0, Math.max(1, values['looks'] ?? 1)).map(({ promised }) => promised));
}

export function lookedValue(values: Values, { figure, looks }: Extract<Quantity, { of: 'looked' }>): number {
  return bestLook(values, looks)[figure];
}
