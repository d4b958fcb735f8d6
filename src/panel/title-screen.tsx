import { nextLevel } from '../game/order.ts';
import { levelName } from './level-name.ts';
import { Today } from './today.tsx';
import { useGame, useServices, useWords } from './use-game.ts';

/** The mountain at night, and one way on. */
export function TitleScreen() {
  const { game } = useServices();
  const words = useWords();
  const next = useGame((each) => nextLevel(each.content.course, each.state().progress));
  const begun = useGame((each) => Object.keys(each.state().progress.levels).length > 0);
  return (
    <main class="title">
      <h1 tabIndex={-1}>{words.t('title.name')}</h1>
      <p class="pitch">{words.t('title.pitch')}</p>
      <button type="button" class="play" onClick={() => game.go(next === null ? { name: 'map' } : { name: 'level', id: next })}>
        {words.t(begun ? 'title.continue' : 'title.play')}
      </button>
      {begun && next !== null && <p class="play-next">{levelName(words, next)}</p>}
      <nav aria-label={words.t('title.more')}>
        <Today />
        <button type="button" class="link" onClick={() => game.go({ name: 'map' })}>{words.t('screen.map')}</button>
        <button type="button" class="link" onClick={() => game.go({ name: 'cards' })}>{words.t('screen.cards')}</button>
        <button type="button" class="link" onClick={() => game.go({ name: 'museum' })}>{words.t('screen.museum')}</button>
        <button type="button" class="link" onClick={() => game.go({ name: 'join' })}>{words.t('screen.join')}</button>
        <button type="button" class="link" onClick={() => game.go({ name: 'settings' })}>{words.t('screen.settings')}</button>
      </nav>
    </main>
  );
}
