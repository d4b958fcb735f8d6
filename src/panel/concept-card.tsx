import type { Play } from '../curriculum/play.ts';
import { levelProgress } from '../game/progress.ts';
import { Icon } from './icons.tsx';
import { levelName, levelText } from './level-name.ts';
import { useGame, useWords } from './use-game.ts';

/** The player's own reference card of a level; of one that was never passed, only its name. */
function Card({ level }: { level: string }) {
  const words = useWords();
  const progress = useGame((each) => each.state().progress);
  const own = levelProgress(progress, level).passed;
  return (
    <p class={own ? 'concept-card own' : 'concept-card'} role="status">
      <Icon name={own ? 'lamp' : 'dark'} />
      <span><strong>{levelName(words, level)}</strong> {own ? levelText(words, level, 'card') : words.t('cards.not-yours')}</span>
    </p>
  );
}

/** The card of the piece in hand. */
export function ConceptCard({ play }: { play: Play }) {
  const aimed = useGame((each) => each.state().aimed);
  const level = play.stage.pieces.find(({ id }) => id === aimed)?.level;
  return level === undefined ? null : <Card level={level} />;
}

/** The cards of the ideas that came back and were missed: all of the round once it is over, before that the last. */
export function RecalledCards({ play }: { play: Play }) {
  const asked = play.answers.map(({ right }, index) => ({ right, level: play.stage.questions[index]?.question.recalls }));
  const levels = (play.verdict === 'open' ? asked.slice(-1) : asked).flatMap(({ right, level }) => (right || level === undefined ? [] : [level]));
  return <>{levels.map((level) => <Card key={level} level={level} />)}</>;
}
