import type { Play } from '../curriculum/play.ts';
import { wired } from '../curriculum/wiring.ts';
import type { Words } from '../game/translate.ts';
import { useWords } from './use-game.ts';

/** How far the machine is off as its columns are wired, and the name of what goes wrong. */
export function wiredTold(words: Words, play: Play): { fault: string | null; texts: readonly string[] } {
  const made = wired(play);
  if (made === null) return { fault: null, texts: [] };
  const { fault, knownMiss, freshMiss } = made;
  const dollars = (value: number) => (Number.isFinite(value) ? words.t('unit.dollar', { value: words.number(value, 1) }) : '?');
  const missed = Number.isFinite(knownMiss) ? [words.t('wiring.missed', { known: dollars(knownMiss), fresh: dollars(freshMiss) })] : [];
  // What is not wired yet is no fault.
  const begun = fault !== 'no-input' && fault !== 'no-target';
  return { fault, texts: [...missed, ...(fault === null || !begun ? [] : [words.t(`fault.${fault}.name`), words.t(`fault.${fault}.text`)])] };
}

/** What goes wrong with the columns as they are wired, before anybody judges it. */
export function WiredTold({ play }: { play: Play }) {
  const words = useWords();
  const made = wired(play);
  if (made === null || play.phase === 'call' || play.verdict !== 'open') return null;
  const { fault } = made;
  if (fault === null || fault === 'no-input' || fault === 'no-target') return null;
  return <p class="said wrong"><strong>{words.t(`fault.${fault}.name`)}</strong> {words.t(`fault.${fault}.text`)}</p>;
}
