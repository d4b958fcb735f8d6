import './sentence.css';
import { textOf } from '../curriculum/following.ts';
import type { Play } from '../curriculum/play.ts';
import { seenNext, seenPage } from '../game/seen-following.ts';
import type { Words } from '../game/translate.ts';
import { nextSaid } from './apparatus-words.ts';
import { ToldStill } from './told-still.tsx';
import { useGame, useServices, useWords } from './use-game.ts';

const percent = (words: Words, part: number) => words.t('unit.percent', { value: words.number(100 * part, 0) });

/** The page, to be read; or each word that may come next, to go on with, and what the network writes. */
export function Following({ play }: { play: Play }) {
  const { game, live } = useServices();
  const words = useWords();
  const sketch = useGame((each) => each.state().sketch);
  const shown = useGame((each) => each.shown());
  const values = { ...play.values, ...shown };
  const nameOf = (word: string) => (word === '' ? '' : words.t(`word.${word}`));
  const page = seenPage(play, values);
  if (page !== null) return <ul class="unseen" aria-label={words.t('following.page')}>{page.map((line, index) => <li key={index}>{line.words.map(({ word }) => nameOf(word)).join(' ')}</li>)}</ul>;
  const seen = seenNext(play, { sketch }, live(), values);
  const spec = textOf(play.stage);
  if (seen === null || spec === null || play.phase === 'call') return null;
  const numbers = seen.heard.map((word) => spec.words.indexOf(word));
  return (
    <section class="pad" aria-label={words.t('following.label')}>
      {!seen.pinned && (
        <div class="sentence-words" role="group" aria-label={words.t('following.next')}>
          {seen.next.flatMap(({ word, share }) => (word === null ? [] : [
            <button key={word} type="button" onClick={() => game.sketch([...numbers, spec.words.indexOf(word)])}>{nameOf(word)}{share !== null && <span class="unseen"> {percent(words, share)}</span>}</button>,
          ]))}
          <button type="button" aria-disabled={numbers.length === 0} onClick={() => game.sketch([])}>{words.t('following.anew')}</button>
        </div>
      )}
      <ToldStill text={nextSaid(words, seen)} />
      {seen.writes.length > 0 && <ul class="unseen" aria-label={words.t('following.writes')}>{seen.writes.map((line, index) => <li key={index}>{line.map(({ word }) => nameOf(word)).join(' ')}</li>)}</ul>}
    </section>
  );
}
