import './class.css';
import type { Classwork } from '../../classroom/seat.ts';
import { levelName } from '../level-name.ts';
import { useGame, useWords } from '../use-game.ts';
import { useState } from 'preact/hooks';
import { Countdown } from './countdown.tsx';
import { nicknameWords } from './nickname.ts';
import { Places } from './places.tsx';
import { Dots } from './reveal.tsx';
import { Spread } from './spread.tsx';

/** The class on the level: what is played, how long, who is where, what is still to be sent. */
export function ClassStrip({ seat }: { seat: Classwork }) {
  const words = useWords();
  const at = useGame((game) => { const { screen } = game.state(); return screen.name === 'level' ? screen.id : null; });
  const { desk, line, unsent, verdict, old, ahead } = seat.state();
  if (desk === null) return <aside class="class-strip" aria-label={words.t('class.strip')}><p class="quiet-line">{words.t('class.waiting')}</p></aside>;
  const { round, podium } = desk;
  const running = round !== null && podium === null && desk.reveal === null && round.ended === null && (round.until === null || Date.now() + ahead < round.until);
  const board = desk.boards.find(({ level }) => level === at);
  const you = board?.places.find((place) => place.you);
  const shownPodium = podium !== null && (at === null || at === podium.level) ? podium : null;
  return (
    <aside class="class-strip" aria-label={words.t('class.strip')}>
      <p class="class-line">
        <bdi class="class-name">{nicknameWords(words, desk.you.name)}</bdi>
        {running && round.until !== null && <Countdown words={words} until={round.until} ahead={ahead} />}
        <span class={`class-state ${line}`} role="status">
          {unsent > 0 ? words.t('class.unsent', { count: unsent }) : line === 'offline' ? words.t('class.offline') : verdict === null ? '' : words.t(`class.verdict.${verdict}`)}
        </span>
      </p>
      {old && (
        <section class="class-old" role="alert">
          <p class="warning">{words.t('class.old')}</p>
          <button type="button" class="wide strong" onClick={() => location.reload()}>{words.t('class.reload')}</button>
        </section>
      )}
      {running && round.question !== null && <Bet seat={seat} key={round.number} question={round.question} />}
      {desk.reveal !== null && round !== null && <section><h3>{round.question}</h3><Dots words={words} reveal={desk.reveal} you={desk.bet} /></section>}
      {running && round.question === null && at !== round.level && (
        <button type="button" class="wide strong" onClick={() => seat.enterRound()}>{words.t('class.play-round', { name: levelName(words, round.level) })}</button>
      )}
      {shownPodium !== null && (
        <section class="podium">
          <h3>{words.t('class.podium', { name: levelName(words, shownPodium.level) })}</h3>
          {shownPodium.places.length === 0 ? <p class="quiet-line">{words.t('class.nobody')}</p> : <Places words={words} places={shownPodium.places} />}
        </section>
      )}
      {board !== undefined && shownPodium === null && (
        <section class="class-board">
          {board.values !== null && <Spread words={words} values={board.values} you={you?.value ?? null} label={words.t('class.spread', { count: board.passed })} />}
          <p class="quiet-line">{words.t('class.passed', { count: board.passed, all: desk.pupils })}</p>
          <Places words={words} places={board.places} />
        </section>
      )}
    </aside>
  );
}

/** A number to commit: it opens for everyone at once. */
function Bet({ seat, question }: { seat: Classwork; question: string }) {
  const words = useWords();
  const [typed, type] = useState('');
  const [fault, blame] = useState(false);
  const { desk } = seat.state();
  if (desk !== null && desk.bet !== null) {
    return <section class="bet"><h3>{question}</h3><p>{words.t('class.bet-made', { value: desk.bet })}</p><p class="quiet-line">{words.t('class.committed', { count: desk.committed, all: desk.pupils })}</p></section>;
  }
  const commit = () => {
    const value = Number(typed.trim().replace(',', '.').replace('\u2212', '-'));
    if (typed.trim() === '' || !Number.isFinite(value)) blame(true);
    else seat.bet(value).then(() => blame(false), () => blame(true));
  };
  return (
    <form class="bet" onSubmit={(event) => { event.preventDefault(); commit(); }}>
      <label class="own-name"><span>{question}</span><input value={typed} onInput={(event) => type(event.currentTarget.value)} inputMode="decimal" autocomplete="off" dir="ltr" maxLength={16} /></label>
      <button type="submit" class="wide strong">{words.t('class.commit')}</button>
      {fault && <p class="warning" role="alert">{words.t('class.bet-fault')}</p>}
    </form>
  );
}
