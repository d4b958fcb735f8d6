import { at } from '../engine/at.ts';
import type { Random } from '../engine/random.ts';
import type { Values } from './draw.ts';
import type { Question } from './level-question.ts';

/** Faults that can be planted in a network of one hidden layer, and what each does to its numbers. */
export const FAULTS = ['flipped', 'dead', 'swapped', 'kilometres', 'lost-bias'] as const;
export type Planted = (typeof FAULTS)[number];

/** Kilometres of a mile: a network that learnt miles reads its road so much too long. */
const KILOMETRES = 1.609;

export function isFault(name: string): name is Planted {
  return FAULTS.some((each) => each === name);
}

/** The healthy values with a fault in them; what is wrong with one unit alone is wrong with this one, counted from 1. */
export function withFault(healthy: Values, fault: Planted, unit: number): Values {
  const out = `w2.${unit}.1`;
  switch (fault) {
    case 'flipped':
      return { ...healthy, [out]: -(healthy[out] ?? 0) };
    case 'dead':
      return { ...healthy, [out]: 0 };
    case 'lost-bias':
      return { ...healthy, 'b2.1': 0 };
    case 'swapped':
      return Object.fromEntries(Object.entries(healthy).map(([name, value]) => [name, healthy[name.replace(/^w1\.([12])\./, (_, input) => `w1.${3 - Number(input)}.`)] ?? value]));
    case 'kilometres':
      return Object.fromEntries(Object.entries(healthy).map(([name, value]) => [name, name.startsWith('w1.1.') ? value * KILOMETRES : value]));
  }
}

/** A question with its fault drawn: what is right, and the values that it stands at. `runs` are those of a race, by name; the case before had another fault, so that it gives nothing away. */
export function plant(question: Question, healthy: Values, chance: Random, runs: readonly string[], before: Question | undefined): { question: Question; at: Values } {
  const { answer } = question;
  if (answer.kind !== 'option') return { question, at: {} };
  const left = answer.options.filter((option) => before?.answer.kind !== 'option' || option !== before.answer.is);
  const is = at(left, chance.integer(left.length));
  if (runs.includes(is)) return { question: { ...question, answer: { ...answer, is } }, at: { run: runs.indexOf(is) + 1 } };
  const units = Object.keys(healthy).filter((name) => /^w2\.\d+\.1$/.test(name)).length;
  const unit = 1 + chance.integer(Math.max(1, units));
  return { question: { ...question, answer: { ...answer, is } }, at: isFault(is) ? withFault(healthy, is, unit) : {} };
}
