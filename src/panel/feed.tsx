import { feedsLeft, feedTools } from '../curriculum/feed.ts';
import type { Play } from '../curriculum/play.ts';
import { fedText } from './fed-words.ts';
import { Icon } from './icons.tsx';
import { useWords } from './use-game.ts';

/** Feeding the network, the feeds that are left, and what came of those before. */
export function Feed({ play, open, onFeed }: { play: Play; open: boolean; onFeed: () => void }) {
  const words = useWords();
  const left = feedsLeft(play) ?? 0;
  const times = feedTools(play.stage)[0]?.times ?? 0;
  return (
    <>
      <div class="oil">
        <button type="button" class="wide" aria-disabled={!open || left === 0} onClick={onFeed}><Icon name="onward" />{words.t('tools.feed')}</button>
        <span class="drops" role="img" aria-label={words.t('tools.feeds', { count: left })}>
          {Array.from({ length: times }, (_, index) => <span key={index} class={index < left ? 'drop' : 'drop spent'}><Icon name="drop" /></span>)}
        </span>
      </div>
      {play.fed.length > 0 && (
        <ul class="fed" aria-label={words.t('tools.fed')}>
          {play.fed.map((values, index) => <li key={index}>{fedText(words, play, values)}</li>)}
        </ul>
      )}
    </>
  );
}
