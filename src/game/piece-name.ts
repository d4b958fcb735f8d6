import { readingsOf } from '../curriculum/dial.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from './translate.ts';

/** What a piece is called: its text, or, of a dial, what it showed. */
export function pieceName(words: Words, { level, stage }: Play, id: string): string {
  const readings = readingsOf(stage, id);
  if (readings.length > 0) return readings.map((reading) => words.number(reading)).join(words.t('between.parts'));
  const key = `levels.${level.id}.pieces.${id}`;
  return words.has(key) ? words.t(key) : '';
}
