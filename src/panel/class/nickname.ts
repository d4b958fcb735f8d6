import type { Nickname } from '../../classroom/nickname.ts';
import type { Words } from '../../game/translate.ts';

/** A nickname in the language of this device. */
export function nicknameWords(words: Words, name: Nickname): string {
  if ('free' in name) return name.free;
  return words.t('nickname.pair', { first: words.t(`nickname.first.${name.first}`), second: words.t(`nickname.second.${name.second}`) });
}
