import type { Words } from '../game/translate.ts';

/** Text of a level, or nothing where its language has none. */
export function levelText(words: Words, level: string, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const full = `levels.${level}.${key}`;
  return words.has(full) ? words.t(full, values) : '';
}

export function levelName(words: Words, level: string): string {
  return levelText(words, level, 'name') || level;
}
