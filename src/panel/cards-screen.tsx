import { levelProgress } from '../game/progress.ts';
import { Formula } from './formula.tsx';
import { Icon, SignButton } from './icons.tsx';
import { levelName, levelText } from './level-text.ts';
import { levelOrder } from './next-level.ts';
import { Stars } from './stars.tsx';
import { useServices, useWords } from './use-game.ts';
import { useLevels } from './use-levels.ts';

/** One card for each level that was passed: what it showed, its formula, its pages. */
export function CardsScreen() {
  const { game } = useServices();
  const words = useWords();
  const order = levelOrder(game);
  const won = order.filter((id) => levelProgress(game.state().progress, id).passed);
  useLevels(won);
  return (
    <>
      <header class="strip aside-strip">
        <SignButton icon="back" label={words.t('strip.back')} keys="Escape" onClick={() => game.go(game.state().behind)} />
        <h1 class="level-name" tabIndex={-1}>{words.t('screen.cards')}</h1>
      </header>
      <main class="sheet">
        {won.length === 0 && <p class="empty"><Icon name="cards" />{words.t('cards.none')}</p>}
        <div class="deck">{won.map((id) => <ReferenceCard key={id} id={id} />)}</div>
        {won.length > 0 && won.length < order.length && <p class="quiet-line">{words.t('cards.more', { count: order.length - won.length })}</p>}
      </main>
    </>
  );
}

function ReferenceCard({ id }: { id: string }) {
  const { game } = useServices();
  const words = useWords();
  const level = game.content.levels.get(id);
  const held = levelProgress(game.state().progress, id);
  const spoken = levelText(words, id, 'formula-words');
  const formula = levelText(words, id, 'formula');
  return (
    <article class="reference">
      <h2>{levelName(words, id)}</h2>
      <p>{levelText(words, id, 'card')}</p>
      {formula !== '' && <Formula text={formula} label={spoken || formula.replace(/<[^>]*>/g, ' ')} />}
      {spoken !== '' && <details><summary>{words.t('cards.words')}</summary><p>{spoken}</p></details>}
      <p class="reference-foot">
        <span class="reference-won"><Stars count={held.stars} />{held.best !== null && <span>{words.t('cards.best', { value: level?.stars.by === 'reference' || level === undefined ? held.best : words.t(`counted.${level.stars.by}`, { count: held.best }) })}</span>}</span>
        {level !== undefined && <span>{words.t('cards.pages', { from: level.pages[0], to: level.pages[1] })}</span>}
        <button type="button" class="link" onClick={() => game.go({ name: 'level', id })}>{words.t('cards.again')}</button>
      </p>
    </article>
  );
}
