import './class.css';
import type { Classwork } from '../../classroom/seat.ts';
import { levelName } from '../level-name.ts';
import { useGame, useWords } from '../use-game.ts';
import { useState } from 'preact/hooks';
import { Countdown } from './countdown.tsx';
import { nicknameWords } from './nickname.ts';
import { Places } from './places.tsx';
import { Collected, isLesson, LessonDesk } from './lesson-desk.tsx';
import { Spread } from './spread.tsx';

/** The class on the level: what is played, how long, who is where, what is still to be sent. */
export function ClassStrip({ seat }: { seat: Classwork }) {
  const words = useWords();
  const at = useGame((game) => { const { screen } = game.state(); return screen.name === 'level' ? screen.id : null; });
  const inRound = useGame(() => seat.isInRound());
  const [folded, fold] = useState(0);
  const { desk, line, unsent, verdict, old, ahead, out } = seat.state();
  if (desk === null) {
    return (
      <aside class="class-strip" aria-label={words.t('class.strip')}>
        <p class="quiet-line">{words.t(out ? 'class.out' : 'class.waiting')}</p>
        {out && <button type="button" class="wide" onClick={() => location.reload()}>{words.t('class.reload')}</button>}
      </aside>
    );
  }
  const { round, podium } = desk;
  const running = round !== null && podium === null && desk.reveal === null && round.ended === null && (round.until === null || Date.now() + ahead < round.until);
  const board = desk.boards.find(({ level }) => level === at);
  const you = board?.places.find((place) => place.you);
  const shownPodium = podium !== null && (at === null || at === podium.level) ? podium : null;
  const locked = at !== null && desk.open !== null && !desk.open.includes(at) && !(running && round.level === at);
  const big = isLesson(round) && round !== null && folded !== round.number;
  return (
    <aside class={big ? 'class-strip big' : 'class-strip'} aria-label={words.t('class.strip')}>
      <p class="class-line">
        <bdi class="class-name">{nicknameWords(words, desk.you.name)}</bdi>
        {running && round.until !== null && <Countdown words={words} until={round.until} ahead={ahead} />}
        <span class={`class-state ${line}`} role="status">
          {unsent > 0 ? words.t('class.unsent', { count: unsent }) : line === 'offline' ? words.t('class.offline') : verdict === null ? '' : words.t(`class.verdict.${verdict}`)}
        </span>
        {big && <button type="button" class="wide plain fold" onClick={() => fold(round.number)}>{words.t('class.fold')}</button>}
      </p>
      {locked && <p class="warning" role="status">{words.t('class.locked')}</p>}
      {old && (
        <section class="class-old" role="alert">
          <p class="warning">{words.t('class.old')}</p>
          <button type="button" class="wide strong" onClick={() => location.reload()}>{words.t('class.reload')}</button>
        </section>
      )}
      {round !== null && isLesson(round) && (folded === round.number
        ? <button type="button" class="wide strong" onClick={() => fold(0)}>{words.t('class.unfold')}</button>
        : <LessonDesk seat={seat} desk={desk} round={round} running={running} />)}
      {running && (round.kind === 'play' || (round.kind === 'exit' && !desk.yourSolved)) && !inRound && (
        <button type="button" class="wide strong" onClick={() => seat.enterRound()}>{words.t(round.kind === 'exit' ? 'class.exit' : 'class.play-round', { name: levelName(words, round.level) })}</button>
      )}
      {round?.kind === 'exit' && <p role="status">{words.t(desk.yourSolved ? 'class.exit-yours' : 'class.exit-what')}</p>}
      {shownPodium !== null && (
        <section class="podium">
          <h3>{words.t('class.podium', { name: levelName(words, shownPodium.level) })}</h3>
          {shownPodium.places.length === 0 ? <p class="quiet-line">{words.t('class.nobody')}</p> : <Places words={words} places={shownPodium.places} />}
        </section>
      )}
      {board !== undefined && shownPodium === null && !big && (
        <section class="class-board">
          {board.values !== null && <Spread words={words} values={board.values} you={you?.value ?? null} references={board.references} label={words.t('class.spread', { count: board.passed })} />}
          <p class="quiet-line">{words.t('class.passed', { count: board.passed, all: desk.pupils })}</p>
          <Places words={words} places={board.places} />
        </section>
      )}
      <Collected seat={seat} desk={desk} />
    </aside>
  );
}
