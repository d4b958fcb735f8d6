import { errorsAt, worstRow } from '../curriculum/quantity.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/replay.ts';
import { predictionsOf } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { neuronSpoken } from './neuron-words.ts';
import { errorsSpoken, sentences, slopeSpoken } from './spoken.ts';
import { useWords } from './use-game.ts';

type Data = 'train' | 'test';

/** A hotel as the board shows it: its price, and the line there; sealed where nobody knows. */
function hotelSpoken(words: Words, play: Play, data: Data, row: number): string {
  if (data === 'test' && !play.opened) return words.t('board.sealed');
  const rows = data === 'train' ? play.stage.train : play.stage.test;
  const dollars = (value: number) => words.t('unit.dollar', { value: words.number(value, value % 1 === 0 ? 0 : 1) });
  const { hand } = play.stage.task;
  const actual = dollars(rows.targets[row] ?? 0);
  if (hand?.kind === 'guesses' && data === 'train') return words.t('board.costs', { actual });
  const key = hand === undefined ? 'board.hotel' : 'board.by-hand';
  return words.t(key, { actual, predicted: dollars(predictionsOf(play.stage, play.values, data)[row] ?? 0) });
}

function hotelsSpoken(words: Words, play: Play, data: Data): readonly string[] {
  const rows = data === 'train' ? play.stage.train : play.stage.test;
  return Array.from({ length: rows.count }, (_, row) => words.t('board.at', { miles: rows.inputs[row * rows.features] ?? 0, hotel: hotelSpoken(words, play, data, row) }));
}

/** The same for one hotel, beside its name. */
export function HotelWords({ play, data, row }: { play: Play; data: Data; row: number }) {
  const words = useWords();
  return <span class="unseen"> {hotelSpoken(words, play, data, row)}</span>;
}

/** What the question that is open points at on the board, for those who don't see the mark. */
export function RowAsked({ play }: { play: Play }) {
  const asked = openQuestion(play);
  const { ask, answer } = asked?.question ?? {};
  if (ask?.of === 'refit' && ask.more === undefined) return <HotelWords play={play} data="train" row={play.stage.train.count - 1} />;
  if (asked === null || ask?.of !== 'error' || answer?.kind !== 'number') return null;
  const ids = ask.data === 'train' ? play.stage.trainIds : play.stage.testIds;
  const row = ask.row === 'each' ? asked.index % ids.length : ask.row === 'worst' ? worstRow(errorsAt(play.stage, play.values, ask.data)) : ids.indexOf(ask.row);
  return <HotelWords play={play} data={ask.data} row={row} />;
}

/** The board in words, to be read instead of looked at. */
export function BoardWords({ play }: { play: Play }) {
  const words = useWords();
  const line = play.stage.task.views.some((view) => view.kind === 'line' && view.place === 'main');
  const said = [...slopeSpoken(words, play), ...errorsSpoken(words, play), ...neuronSpoken(words, play), ...(line ? [...hotelsSpoken(words, play, 'train'), ...hotelsSpoken(words, play, 'test')] : [])];
  if (said.length === 0) return null;
  return (
    <section class="unseen" aria-label={words.t('board.label')}>
      <ul>{said.map((text, index) => <li key={index}>{sentences([text])}</li>)}</ul>
    </section>
  );
}
