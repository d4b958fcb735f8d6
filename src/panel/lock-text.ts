import type { Lock } from '../game/order.ts';
import type { Words } from '../game/translate.ts';
import { levelName } from './level-name.ts';

/** What opens it, or nothing where it is open. */
export function lockText(words: Words, lock: Lock | null): string {
  if (lock === null) return '';
  const name = levelName(words, lock.level);
  return lock.understand ? words.t('map.locked-understand', { name }) : words.t('map.locked', { name });
}
