import { valuesCalled } from '../curriculum/called.ts';
import { isPlain } from '../curriculum/plain.ts';
import type { Play } from '../curriculum/play.ts';
import { furtherSpoken } from './further-words.ts';
import { addedSpoken, groundSpoken } from './ground-words.ts';
import { askedHotelSpoken, hotelSpoken, hotelsSpoken } from './hotel-words.ts';
import { errorsSpoken, sentences, slopeSpoken } from './spoken.ts';
import { useWords } from './use-game.ts';

/** What the board shows of one hotel, beside its name. */
export function HotelWords({ play, data, row }: { play: Play; data: 'train' | 'test'; row: number }) {
  const words = useWords();
  return <span class="unseen"> {hotelSpoken(words, play, data, row)}</span>;
}

/** What the question that is open points at on the board, for those who don't see the mark. */
export function RowAsked({ play }: { play: Play }) {
  const text = askedHotelSpoken(useWords(), play);
  return text === '' ? null : <span class="unseen"> {text}</span>;
}

/** The board in words, to be read instead of looked at. */
export function BoardWords({ play: played }: { play: Play }) {
  const words = useWords();
  const play = { ...played, values: valuesCalled(played) };
  const line = play.stage.task.views.some((view) => view.kind === 'line' && view.place === 'main');
  const said = [...groundSpoken(words, play), ...(play.oil === null ? [] : slopeSpoken(words, play)), ...errorsSpoken(words, play), ...addedSpoken(words, play), ...(isPlain(play.level) ? [] : furtherSpoken(words, play)), ...(line ? [...hotelsSpoken(words, play, 'train'), ...hotelsSpoken(words, play, 'test')] : [])];
  if (said.length === 0) return null;
  return (
    <section class="unseen" aria-label={words.t('board.label')}>
      <ul>{said.map((text, index) => <li key={index}>{sentences([text])}</li>)}</ul>
    </section>
  );
}
