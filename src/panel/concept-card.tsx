import type { Play } from '../curriculum/play.ts';
import { levelProgress } from '../game/progress.ts';
import { Icon } from './icons.tsx';
import { levelName, levelText } from './level-name.ts';
import { useGame, useWords } from './use-game.ts';

/** The player's own reference card of the piece in hand; of a level that was never passed, only its name. */
export function ConceptCard({ play }: { play: Play }) {
  const words = useWords();
  const aimed = useGame((each) => each.state().aimed);
  const progress = useGame((each) => each.state().progress);
  const level = play.stage.pieces.find(({ id }) => id === aimed)?.level;
  if (level === undefined) return null;
  const own = levelProgress(progress, level).passed;
  return (
    <p class={own ? 'concept-card own' : 'concept-card'} role="status">
      <Icon name={own ? 'lamp' : 'dark'} />
      <span><strong>{levelName(words, level)}</strong> {own ? levelText(words, level, 'card') : words.t('cards.not-yours')}</span>
    </p>
  );
}
