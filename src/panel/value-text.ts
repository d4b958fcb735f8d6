import type { Stage } from '../curriculum/stage.ts';
import { onRange } from '../curriculum/range.ts';
import type { Words } from '../game/translate.ts';
import { decimalsOf } from './written-number.ts';

/** A value by name: where it stands on a place of its knob, with every digit of that place. */
export function valueText(words: Words, { task }: Pick<Stage, 'task'>, name: string, value: number): string {
  const tool = task.tools.find((each) => each.id === name);
  const knob = tool?.kind === 'parameter' || tool?.kind === 'feed' ? tool : null;
  return knob !== null && knob.scale === 'linear' && onRange(knob, value) ? words.number(value, Number.isInteger(value) ? 0 : decimalsOf(Math.abs(value))) : words.number(value);
}

/** The same of a value that need not stand on a place: as finely as the knob goes. */
export function nearText(words: Words, { task }: Pick<Stage, 'task'>, name: string, value: number): string {
  const tool = task.tools.find((each) => each.id === name);
  return tool?.kind === 'parameter' && tool.scale === 'linear' ? words.number(value, decimalsOf(tool.step)) : words.number(value);
}

/** All values by name. */
export function valueTexts(words: Words, stage: Pick<Stage, 'task'>, values: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueText(words, stage, name, value)]));
}

/** Three figures of a value that moves, zeros too: what stands beside it stays where it is. Whole numbers are counts and need none. */
export function steadyDecimals(value: number): number | undefined {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 99.95 || size < 0.9995) return undefined;
  return size < 9.995 ? 2 : 1;
}

/** Digits after the point that are tried until two numbers differ as they are written. */
const DECIMALS = [undefined, 0, 1, 2, 3, 4, 5, 6];

/** A value beside the bound that it misses: never written alike, with more digits where they would be. */
export function apart(write: (value: number, decimals?: number) => string, value: number, bound: number): { value: string; bound: string } {
  const plain = { value: write(value), bound: write(bound) };
  if (!(value > bound)) return plain;
  const texts = DECIMALS.map((decimals) => ({ value: write(value, decimals), bound: write(bound, decimals) }));
  return texts.find((each) => each.value !== each.bound) ?? plain;
}
