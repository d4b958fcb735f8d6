import { exp } from '../engine/exact.ts';
import { at } from '../engine/at.ts';
import { random, type Random } from '../engine/random.ts';
import type { Advice } from './advice.ts';
import { type Detector, detected, saysReal, trainDetector } from './detector.ts';
import type { Draw, Values } from './draw.ts';
import type { Apparatus } from './level-apparatus.ts';
import type { Quantity } from './level-quantity.ts';
import { settled } from './measured.ts';
import type { Stage } from './stage.ts';

export type ForgeryAsk = Extract<Quantity, { of: 'forgery' }>;
type Forgery = Extract<Apparatus, { kind: 'forgery' }>;

/** The forger's dials, and what a town is drawn by. */
export const FORGER = ['centre', 'spread', 'height', 'slope', 'scatter'] as const;
export type Town = Readonly<Record<(typeof FORGER)[number], number>>;

/** A hotel at its distance in miles with its price in dollars. */
export interface Hotel {
  miles: number;
  price: number;
}

/** What is seen of a forgery: real and forged hotels, and the detector that learnt from them. */
export interface Forged {
  real: readonly Hotel[];
  fakes: readonly Hotel[];
  detector: Detector;
  /** Fresh hotels of both kinds that are told right, in percent. */
  caught: number;
}

const KNOWN = 64;
const known = new Map<string, Forged>();

export function forgeryOf({ task }: Pick<Stage, 'task'>): Forgery | null {
  return task.apparatus?.kind === 'forgery' ? task.apparatus : null;
}

function drawn(value: Draw, chance: Random): number {
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? at(value, chance.integer(value.length)) : Number(chance.draw(value.from, value.to, value.step).toFixed(9));
}

/** What the real town of this round is drawn by. */
export function realTown(stage: Pick<Stage, 'task' | 'seed'>): Town {
  const chance = random(`${stage.seed}/town`);
  const real = forgeryOf(stage)?.real;
  const one = (name: (typeof FORGER)[number]) => drawn(real?.[name] ?? 0, chance);
  return { centre: one('centre'), spread: one('spread'), height: one('height'), slope: one('slope'), scatter: one('scatter') };
}

/** So many hotels of a town; the same chance gives the same hotels, moved as the town's numbers move. */
function hotelsOf({ centre, spread, height, slope, scatter }: Town, count: number, chance: Random): readonly Hotel[] {
  return Array.from({ length: count }, () => {
    const off = spread * chance.normal();
    return { miles: centre + off, price: height + slope * off + scatter * chance.normal() };
  });
}

export function forgersTown(values: Values): Town {
  const one = (name: (typeof FORGER)[number]) => values[name] ?? 0;
  return { centre: one('centre'), spread: one('spread'), height: one('height'), slope: one('slope'), scatter: one('scatter') };
}

/** Real hotels, forged ones at these dials, and the detector that was trained on them. */
export function forgedAt(stage: Pick<Stage, 'task' | 'seed'>, values: Values): Forged {
  const { rows, fresh } = forgeryOf(stage) ?? { rows: 0, fresh: 0 };
  const own = forgersTown(values);
  const name = `${stage.seed}/${rows}/${fresh}/${FORGER.map((each) => own[each]).join('/')}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const town = realTown(stage);
  const draw = (of: Town, count: number, what: string) => hotelsOf(of, count, random(`${stage.seed}/${what}`));
  const [real, fakes] = [draw(town, rows, 'real'), draw(own, rows, 'fakes')];
  const detector = trainDetector(real, fakes);
  const forged = { real, fakes, detector, caught: detected(detector, draw(town, fresh, 'fresh-real'), draw(own, fresh, 'fresh-fakes')) };
  if (known.size >= KNOWN) known.clear();
  known.set(name, forged);
  return forged;
}

export function forgeryFigure(stage: Stage, values: Values, ask: ForgeryAsk): number {
  return forgedAt(stage, { ...values, ...settled(ask.given) }).caught;
}

/** How far a dial may be off before the detector makes much of it, in parts of the real town's own spread or scatter. */
function offBy(town: Town, own: Town): Readonly<Record<(typeof FORGER)[number], number>> {
  const ratio = (mine: number, real: number) => Math.abs(mine - real) / real;
  const tall = Math.sqrt(town.slope * town.slope * town.spread * town.spread + town.scatter * town.scatter);
  return {
    centre: Math.abs(own.centre - town.centre) / town.spread, spread: ratio(own.spread, town.spread),
    height: Math.abs(own.height - town.height) / tall, slope: (Math.abs(own.slope - town.slope) * town.spread) / town.scatter, scatter: ratio(own.scatter, town.scatter),
  };
}

/** What gives the forgeries away most, among the dials that can be turned. */
export function forgeryAdvice(stage: Stage, values: Values, inUse: (dial: string) => boolean): Advice {
  const [town, own] = [realTown(stage), forgersTown(values)];
  const off = offBy(town, own);
  const dials = FORGER.filter(inUse);
  const narrow = (inUse('spread') && own.spread < 0.35 * town.spread) || (inUse('scatter') && own.scatter < 0.35 * town.scatter);
  const worst = dials.reduce((most, name) => (off[name] > off[most] ? name : most), dials[0] ?? 'centre');
  const names = { centre: 'forged-elsewhere', height: 'forged-elsewhere', slope: 'forged-tilt', spread: own.spread < town.spread ? 'forged-narrow' : 'forged-loose', scatter: own.scatter < town.scatter ? 'forged-narrow' : 'forged-loose' };
  return { fault: narrow ? 'mode-collapse' : names[worst], wanted: { ...town } };
}

/** How sure the detector is that a hotel is real, 0 to 1. */
export function sureOf({ detector }: Forged, hotel: Hotel): number {
  const z = saysReal(detector, hotel);
  return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}
