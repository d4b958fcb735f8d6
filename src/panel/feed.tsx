import { feedsLeft, feedTools, wasFed } from '../curriculum/feed.ts';
import type { Play } from '../curriculum/play.ts';
import { fedText } from './fed-words.ts';
import { Icon } from './icons.tsx';
import { useGame, useWords } from './use-game.ts';

/** Feeding the network, the feeds that are left, and what came of those before, where no neuron on the board keeps them in sight. */
export function Feed({ play, open, onFeed }: { play: Play; open: boolean; onFeed: () => void }) {
  const words = useWords();
  const left = feedsLeft(play) ?? 0;
  const again = useGame((game) => wasFed(play, game.shown()));
  const kept = play.stage.task.views.some((view) => view.kind === 'neuron' && view.sealed === true);
  const times = feedTools(play.stage)[0]?.times ?? 0;
  return (
    <>
      <div class="oil">
        <button type="button" class="wide" aria-disabled={!open || left === 0 || again} onClick={onFeed}><Icon name="onward" />{words.t(again && left > 0 ? 'tools.feed-other' : 'tools.feed')}</button>
        <span class="drops" role="img" aria-label={words.t('tools.feeds', { count: left })}>
          {Array.from({ length: times }, (_, index) => <span key={index} class={index < left ? 'drop' : 'drop spent'}><Icon name="drop" /></span>)}
        </span>
      </div>
      {play.fed.length > 0 && !kept && (
        <ul class="fed" aria-label={words.t('tools.fed')}>
          {play.fed.map((values, index) => <li key={index}>{fedText(words, play, values)}</li>)}
        </ul>
      )}
    </>
  );
}
