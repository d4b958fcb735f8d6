import type { Terms } from '../curriculum/terms.ts';
import type { Words } from './translate.ts';

/** A sum as it is written: with each product worked out, or only set down. */
export function termsWritten(words: Words, { parts, bias }: Terms, worked: boolean): readonly string[] {
  const signed = (value: number, index: number) => (index === 0 ? words.number(value) : `${value < 0 ? '\u2212' : '+'} ${words.number(Math.abs(value))}`);
  const products = parts.map(({ signal, weight }, index) => (worked ? signed(signal * weight, index) : `${index === 0 ? '' : '+ '}${words.number(signal)}\u00d7${words.number(weight)}`));
  return bias === 0 ? products : [...products, signed(bias, parts.length)];
}

/** From left to right in every script, as sums are read. */
export const inOrder = (sum: string): string => `\u202d${sum}\u202c`;
