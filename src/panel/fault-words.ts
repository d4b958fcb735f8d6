import type { Words } from '../game/translate.ts';

/** A fault by name, with what to do. */
export function faultSpoken(words: Words, fault: string): readonly string[] {
  const name = `fault.${fault}.name`;
  return words.has(name) ? [words.t(name), words.t(`fault.${fault}.text`)] : [];
}
