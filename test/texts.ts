import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLocale, type Texts } from '../src/locale.ts';
import { root } from './source.ts';

/** The texts of levels as the page would fetch them. */
export const fetched = async (address: string): Promise<Texts> => JSON.parse(readFileSync(join(root, address.replace(/\?.*$/, '')), 'utf8'));

/** All words of a language, those of the levels included. */
export async function wordsOf(language: string): Promise<Awaited<ReturnType<typeof loadLocale>>> {
  const words = await loadLocale(language, [], fetched);
  await words.whole;
  return words;
}
