import type { Round } from '../../classroom/wire.ts';
import type { Words } from '../../game/translate.ts';
import { levelName } from '../level-name.ts';

/** What a round is about, in a line. */
export function headingOf(words: Words, { kind, question, level }: Round): string {
  if (kind === 'bet') return question ?? '';
  if (kind === 'envelope') return question === null || question === '' ? words.t('sealed.ask') : question;
  if (kind === 'exit') return words.t('class.exit', { name: levelName(words, level) });
  return kind === 'together' ? words.t('teach.kind.together') : words.t('teach.playing', { name: levelName(words, level) });
}
