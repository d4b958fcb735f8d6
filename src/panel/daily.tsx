import { dayOf } from '../curriculum/daily.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { levelName } from './level-name.ts';
import { today } from './today.tsx';
import { useServices, useWords } from './use-game.ts';

/** What the level is called: by the date, where its draws are those of a day. */
export function dailyName(words: Words, { level, seed }: Play): string {
  const at = dayOf(seed);
  return at === null ? levelName(words, level.id) : words.t('daily.of', { date: words.date(at.month, at.day) });
}

/** The way from draws of one's own to those that everybody has today. */
export function Daily({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const to = today(game.content.course);
  if (to === null || play.seed === to.day || play.phase !== 'task') return null;
  return <p class="row"><button type="button" class="wide plain" onClick={() => game.go(to)}>{words.t('daily.play')}</button></p>;
}
