import { random, type Random } from '../engine/random.ts';
import type { Machine } from './level-question.ts';
import type { Play } from './play.ts';

/** A hotel of a town that the seed builds: miles and dollars. */
export interface Spot {
  miles: number;
  dollars: number;
}

/** What makes the prices of a town: a slope, a river that parts it, or quarters of their own. */
export const GROUNDS = ['slope', 'river', 'quarters'] as const;
type Ground = (typeof GROUNDS)[number];

export interface Town {
  known: readonly Spot[];
  /** Places among the known hotels of those that are kept back for testing. */
  kept: readonly number[];
  /** All known hotels in three parts, each kept back once as the wheel turns; the first is `kept`. */
  folds: readonly (readonly number[])[];
  /** Hotels that come tomorrow. */
  tomorrow: readonly Spot[];
}

const KNOWN = 12;
const KEPT = 4;
const TOMORROW = 10;
export const FAR = 10;
/** So much less than any other the right machine misses, on what is kept as well as tomorrow. */
const CLEAR = 0.75;
/** What is promised on hotels kept back comes true within these times. */
const [LEAST, MOST] = [0.6, 1.6];
const TRIES = 2000;

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);

/** The price of the nearest hotel that it has seen. */
function fromMemory(seen: readonly Spot[]): (miles: number) => number {
  return (miles) => seen.reduce((best, each) => (Math.abs(each.miles - miles) < Math.abs(best.miles - miles) ? each : best), seen[0] ?? { miles: 0, dollars: 0 }).dollars;
}

/** The best straight line through what it has seen. */
function byLine(seen: readonly Spot[]): (miles: number) => number {
  const [x, y] = [mean(seen.map(({ miles }) => miles)), mean(seen.map(({ dollars }) => dollars))];
  const across = seen.reduce((sum, { miles }) => sum + (miles - x) * (miles - x), 0);
  const weight = across === 0 ? 0 : seen.reduce((sum, { miles, dollars }) => sum + (miles - x) * (dollars - y), 0) / across;
  return (miles) => y + weight * (miles - x);
}

/** One price on this side of the best cut, another beyond. */
function byCut(seen: readonly Spot[]): (miles: number) => number {
  const sorted = seen.toSorted((one, other) => one.miles - other.miles);
  const sides = sorted.slice(1).map((spot, index) => {
    const [near, far] = [mean(sorted.slice(0, index + 1).map(({ dollars }) => dollars)), mean(sorted.slice(index + 1).map(({ dollars }) => dollars))];
    const loss = sorted.reduce((sum, { dollars }, place) => sum + (dollars - (place <= index ? near : far)) * (dollars - (place <= index ? near : far)), 0);
    return { cut: (spot.miles + (sorted[index]?.miles ?? 0)) / 2, near, far, loss };
  });
  const best = sides.reduce((least, each) => (each.loss < least.loss ? each : least), sides[0] ?? { cut: 0, near: 0, far: 0, loss: 0 });
  return (miles) => (miles < best.cut ? best.near : best.far);
}

const LEARNERS: Readonly<Record<Machine, (seen: readonly Spot[]) => (miles: number) => number>> = { memory: fromMemory, line: byLine, cut: byCut };

/** What a machine says once it has seen these hotels. */
export function taught(machine: Machine, seen: readonly Spot[]): (miles: number) => number {
  return LEARNERS[machine](seen);
}

function missOf(machine: Machine, seen: readonly Spot[], judged: readonly Spot[]): number {
  const says = taught(machine, seen);
  return mean(judged.map(({ miles, dollars }) => Math.abs(says(miles) - dollars)));
}

/** The hotels that a machine learns from, and those that it is measured on: the same, where none is kept back. */
export function parted({ known, kept }: Town, keeps: boolean): { seen: readonly Spot[]; judged: readonly Spot[] } {
  if (!keeps) return { seen: known, judged: known };
  return { seen: known.filter((_, index) => !kept.includes(index)), judged: known.filter((_, index) => kept.includes(index)) };
}

/** Nothing kept back, four hotels, or, as a wheel turns, every hotel once. */
export type Keeping = boolean | 'wheel';

/** The fold that each known hotel is kept back with. */
export function foldOf({ folds }: Town, hotel: number): number {
  return folds.findIndex((fold) => fold.includes(hotel));
}

/** By how many dollars a machine misses each known hotel when its fold is kept back. */
export function turnedOut({ known, folds }: Town, machine: Machine): readonly number[] {
  const taughtWithout = folds.map((fold) => taught(machine, known.filter((_, index) => !fold.includes(index))));
  return known.map(({ miles, dollars }, index) => Math.abs((taughtWithout[folds.findIndex((fold) => fold.includes(index))]?.(miles) ?? Number.NaN) - dollars));
}

/** By how many dollars it misses on average, as far as one can tell today. */
export function promised(town: Town, machine: Machine, keeps: Keeping): number {
  if (keeps === 'wheel') return mean(turnedOut(town, machine));
  const { seen, judged } = parted(town, keeps);
  return missOf(machine, seen, judged);
}

/** By how many dollars it misses tomorrow; by then it has learnt from every known hotel. */
export function came(town: Town, machine: Machine): number {
  return missOf(machine, town.known, town.tomorrow);
}

export function bestMachine(town: Town, machines: readonly Machine[]): Machine {
  return machines.reduce((best, each) => (came(town, each) < came(town, best) ? each : best));
}

/** Lines that are tried on the hotels kept back until one does well there: what the luckiest promises, and what it comes to. */
const LOOKS = 40;

export function luckiest(town: Town): { promised: number; came: number } {
  const { seen, judged } = parted(town, true);
  const chance = random(`looks/${JSON.stringify(town.kept)}`);
  const missed = (says: (miles: number) => number, spots: readonly Spot[]) => mean(spots.map(({ miles, dollars }) => Math.abs(says(miles) - dollars)));
  const lines = Array.from({ length: LOOKS }, () => byLine(chance.shuffle(seen).slice(0, 3)));
  const tried = lines.map((says) => ({ promised: missed(says, judged), came: missed(says, town.tomorrow) }));
  return tried.reduce((best, each) => (each.promised < best.promised ? each : best));
}

/** True where the player keeps hotels back. */
export function keepsBack({ choices }: Play): Keeping {
  return choices['keep'] === 'wheel' ? 'wheel' : choices['keep'] === 'four';
}

/** The same as it is kept with an answer. */
export function keptCode(keeps: Keeping): number {
  return keeps === 'wheel' ? 2 : keeps ? 1 : 0;
}

export function keptAs(code: number | undefined): Keeping {
  return code === 2 ? 'wheel' : code === 1;
}

function pricesOf(ground: Ground, chance: Random): (miles: number) => number {
  const between = (from: number, to: number) => from + (to - from) * chance.uniform();
  if (ground === 'slope') {
    const [weight, bias, noise] = [-between(8, 13), between(175, 195), between(7, 9)];
    return (miles) => bias + weight * miles + noise * chance.normal();
  }
  if (ground === 'river') {
    const [cut, near, far, noise] = [between(3.5, 6.5), between(95, 150), between(95, 150), between(8, 11)];
    const apart = near > far ? 25 : -25;
    return (miles) => (miles < cut ? near + apart : far - apart) + noise * chance.normal();
  }
  const levels = chance.shuffle([70, 100, 130, 160, 190]);
  return (miles) => (levels[Math.min(4, Math.floor(miles / 2))] ?? 0) + 3 * chance.normal();
}

const RIGHT: Readonly<Record<Ground, Machine>> = { slope: 'line', river: 'cut', quarters: 'memory' };

function built(ground: Ground, chance: Random): Town {
  const prices = pricesOf(ground, chance);
  const spots = (count: number): readonly Spot[] => Array.from({ length: count }, (_, index) => {
    const miles = Number(((FAR * (index + 0.1 + 0.8 * chance.uniform())) / count).toFixed(1));
    return { miles, dollars: Math.round(prices(miles)) };
  });
  const known = spots(KNOWN);
  const tomorrow = spots(TOMORROW);
  const order = chance.shuffle(known.map((_, index) => index));
  const folds = [0, 1, 2].map((fold) => order.slice(fold * KEPT, (fold + 1) * KEPT).sort((a, b) => a - b));
  return { known, tomorrow, kept: folds[0] ?? [], folds };
}

/** What is kept back tells clearly which machine will serve tomorrow. */
function isClear(town: Town, right: Machine, machines: readonly Machine[]): boolean {
  const kept = promised(town, right, true) / came(town, right);
  return kept > LEAST && kept < MOST && machines.every((machine) => machine === right
    || (promised(town, right, true) < CLEAR * promised(town, machine, true) && came(town, right) < CLEAR * came(town, machine)));
}

function drawTown(ground: Ground, machines: readonly Machine[], chance: Random): Town {
  let town = built(ground, chance);
  for (let attempt = 0; attempt < TRIES && !isClear(town, RIGHT[ground], machines); attempt++) town = built(ground, chance);
  return town;
}

/** So many towns; in the first, memory does not serve. */
export function drawTowns(count: number, machines: readonly Machine[], chance: Random): readonly Town[] {
  const grounds: readonly Ground[] = ['slope', 'river', 'quarters'];
  const later = Array.from({ length: Math.ceil(count / 3) }, () => chance.shuffle(grounds)).flat();
  const first: Ground = chance.uniform() < 0.5 ? 'slope' : 'river';
  return [first, ...chance.shuffle(later)].slice(0, count).map((ground) => drawTown(ground, machines, chance));
}

/** A town by its number, of the many that a kind of ground has. */
export function townOf(ground: Ground, number: number): Town {
  return built(ground, random(`town/${ground}/${number}`));
}

/** A machine that is judged on hotels kept back, and what becomes of it. */
export interface Look {
  promised: number;
  came: number;
}

/** Hotels that a machine of many learns from. */
const FEW = 4;

/** Lines that each learnt from a few other hotels of a town, judged on the hotels kept back. */
export function looksIn(number: number, count: number): readonly Look[] {
  const town = townOf('slope', number);
  const { seen, judged } = parted(town, true);
  const chance = random(`looks/${number}`);
  return Array.from({ length: count }, () => {
    const says = byLine(chance.shuffle(seen).slice(0, FEW));
    const missed = (spots: readonly Spot[]) => mean(spots.map(({ miles, dollars }) => Math.abs(says(miles) - dollars)));
    return { promised: missed(judged), came: missed(town.tomorrow) };
  });
}
