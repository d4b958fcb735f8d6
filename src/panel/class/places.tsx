import type { Nickname } from '../../classroom/nickname.ts';
import type { Words } from '../../game/translate.ts';
import { nicknameWords } from './nickname.ts';

interface Shown {
  rank: number;
  name: Nickname;
  stars: number;
  value: number | null;
  you?: boolean;
}

/** Who stands where, with the ranks that are shared. */
export function Places({ words, places }: { words: Words; places: readonly Shown[] }) {
  return (
    <ol class="standings">
      {places.map((place) => (
        <li key={nicknameWords(words, place.name)} class={place.you === true ? 'you' : ''}>
          <span class="figure rank">{words.number(place.rank, 0)}</span>
          <bdi>{nicknameWords(words, place.name)}</bdi>
          {place.you === true && <small>{words.t('class.you')}</small>}
          <span class="figure stars-said" aria-label={words.t('class.stars', { count: place.stars })}>{'★'.repeat(place.stars)}</span>
          {place.value !== null && <bdi class="figure value" dir="ltr">{words.number(place.value)}</bdi>}
        </li>
      ))}
    </ol>
  );
}
