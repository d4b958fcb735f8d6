import { editedRows } from '../curriculum/edit.ts';
import { errorsAt, worstRow } from '../curriculum/measured.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { predictionsOf } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { decidedSpoken } from './stakes-words.ts';

type Data = 'train' | 'test';

/** A hotel as the board shows it: its price, and the line there; sealed where nobody knows. */
export function hotelSpoken(words: Words, play: Play, data: Data, row: number): string {
  if (data === 'test' && !play.opened) return words.t('board.sealed');
  const rows = data === 'train' ? editedRows(play.stage, play.values) : play.stage.test;
  const plain = (value: number) => words.number(value, value % 1 === 0 ? 0 : 1);
  // What is no price has words of its own.
  const own = `board.${play.stage.task.dataset.target}`;
  if (words.has(own)) return words.t(own, { actual: plain(rows.targets[row] ?? 0) });
  const dollars = (value: number) => words.t('unit.dollar', { value: plain(value) });
  const { decision, hand } = play.stage.task;
  const actual = dollars(rows.targets[row] ?? 0);
  if (hand?.kind === 'guesses' && data === 'train') return words.t('board.costs', { actual });
  const key = hand === undefined ? 'board.hotel' : 'board.by-hand';
  const said = words.t(key, { actual, predicted: dollars(predictionsOf(play.stage, play.values, data)[row] ?? 0) });
  return decision?.counted === true && data === 'train' ? `${said} ${decidedSpoken(words, play, row)}` : said;
}

/** The hotel that a call points at, or a question whose answer is a number; null where none is marked. */
function markedRow(play: Play): { data: Data; row: number } | null {
  const asked = play.phase === 'call' ? play.stage.questions[0] : openQuestion(play);
  const { ask, answer } = asked?.question ?? {};
  if (asked === undefined || asked === null || ask?.of !== 'error' || answer?.kind === 'row') return null;
  const ids = ask.data === 'train' ? play.stage.trainIds : play.stage.testIds;
  const row = ask.row === 'each' ? asked.index % ids.length : ask.row === 'worst' ? worstRow(errorsAt(play.stage, play.values, ask.data)) : Math.max(0, ids.indexOf(ask.row));
  return { data: ask.data, row };
}

/** The hotels of the board, the marked one by that name. */
export function hotelsSpoken(words: Words, play: Play, data: Data): readonly string[] {
  const rows = data === 'train' ? play.stage.train : play.stage.test;
  const marked = markedRow(play);
  return Array.from({ length: rows.count }, (_, row) => words.t(marked?.data === data && marked.row === row ? 'board.marked' : data === 'test' ? 'board.kept' : 'board.at', { miles: rows.inputs[row * rows.features] ?? 0, hotel: hotelSpoken(words, play, data, row) }));
}

/** The hotel that the open question points at on the board, for those who don't see the mark; nothing where it points at none. */
export function askedHotelSpoken(words: Words, play: Play): string {
  const ask = openQuestion(play)?.question.ask;
  if (ask?.of === 'refit' && ask.more === undefined) return hotelSpoken(words, play, 'train', play.stage.train.count - 1);
  const marked = markedRow(play);
  return marked === null ? '' : hotelSpoken(words, play, marked.data, marked.row);
}
