import type { Machine } from '../curriculum/level-question.ts';
import { type Keeping, promised, type Town } from '../curriculum/towns.ts';
import type { Words } from '../game/translate.ts';

/** By how much a machine says that it misses. */
export function promiseText(words: Words, town: Town, machine: Machine, keeps: Keeping): string {
  const value = promised(town, machine, keeps);
  return words.t('machine.misses', { value: words.number(value, value > 0 ? 1 : 0) });
}
