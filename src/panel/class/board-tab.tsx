import { useState } from 'preact/hooks';
import { ranked } from '../../classroom/standing.ts';
import type { Room } from '../../classroom/wire.ts';
import { levelName } from '../level-name.ts';
import { Countdown } from './countdown.tsx';
import { EndRound } from './end-round.tsx';
import { EnvelopeView } from './envelope-view.tsx';
import { Dots } from './reveal.tsx';
import { nicknameWords } from './nickname.ts';
import { LitCount } from './lit-count.tsx';
import { Places } from './places.tsx';
import { Lanterns } from './lanterns.tsx';
import { headingOf } from './round-heading.ts';
import { runningRound } from './round-tab.tsx';
import { Spread } from './spread.tsx';
import { useTeacher } from './teacher-context.ts';
import { TogetherBoard } from './together-board.tsx';
import { Winner } from './winner.tsx';

/** The address at which the game plays an attempt back. */
export const watchAddress = (room: Room, pupil: string, attempt: string): string => `./#/watch/${room.class}/${pupil}/${attempt}`;

/** For the projector: how the class stands, without names until the teacher wants them; after a round, the podium. */
export function BoardTab({ room }: { room: Room }) {
  const { words } = useTeacher();
  const running = runningRound(room, room.now);
  const levels = [...new Set(room.cells.filter(({ passed }) => passed).map(({ level }) => level))];
  const [level, choose] = useState(room.round?.level ?? '');
  const at = levels.includes(level) ? level : (room.round?.level ?? levels[0] ?? '');
  const out = new Set(room.pupils.filter((each) => each.out).map(({ pupil }) => pupil));
  const cells = room.cells.filter((cell) => cell.level === at && cell.passed && !out.has(cell.pupil));
  const list = ranked(cells.map((cell) => ({ pupil: cell.pupil, stars: cell.stars, value: cell.value, at: 0 })));
  const nameOf = (pupil: string) => room.pupils.find((each) => each.pupil === pupil)?.name ?? { first: 0, second: 0 };
  const podium = running === null && room.podium !== null && room.podium.level === at ? room.podium : null;
  const { round } = room;
  const walking = round === null || round.kind !== 'play' || round.level !== at ? [] : room.cells.filter((cell) => cell.level === at && cell.seen >= round.started && !out.has(cell.pupil));
  if (round !== null && round.kind === 'together' && room.together !== null) return <TogetherBoard room={room} together={room.together} />;
  if (round !== null && round.kind !== 'play') {
    return (
      <div class="board-tab">
        <header class="row">
          <h2 class="asked" dir="auto">{headingOf(words, round)}</h2>
          {running !== null && running.until !== null && <Countdown words={words} until={running.until} ahead={room.now - Date.now()} />}
          {running !== null && <EndRound room={room} toBoard={() => {}} key={round.number} />}
        </header>
        {round.kind === 'exit' || (running !== null && round.kind === 'bet')
          ? <LitCount words={words} said={round.kind === 'exit' ? 'exit-solved' : 'committed'} count={round.kind === 'exit' ? room.solved : room.committed} all={room.pupils.length - out.size} />
          : <p class="said-large">{words.t('class.committed', { count: room.committed, all: room.pupils.length - out.size })}</p>}
        <div class={room.envelope === null ? '' : 'beside'}>
          {room.reveal !== null && <Dots words={words} reveal={room.reveal} you={null} />}
          {room.envelope !== null && <EnvelopeView words={words} envelope={room.envelope} truth={room.reveal?.truth ?? null} key={round.number} />}
        </div>
      </div>
    );
  }
  return (
    <div class="board-tab">
      <header class="row">
        <h2 class="asked">{at === '' ? words.t('teach.no-board') : levelName(words, at)}</h2>
        {running !== null && running.until !== null && <Countdown words={words} until={running.until} ahead={room.now - Date.now()} />}
        {running !== null && <EndRound room={room} toBoard={() => {}} />}
        {levels.length > 1 && (
          <label><span>{words.t('teach.level')}</span>
            <select aria-label={words.t('teach.level')} value={at} onChange={(event) => choose(event.currentTarget.value)}>{levels.map((id) => <option key={id} value={id}>{levelName(words, id)}</option>)}</select>
          </label>
        )}
      </header>
      <p class="said-large">{words.t('class.passed', { count: list.length, all: room.pupils.length - out.size })}</p>
      {podium === null
        ? (
          <div class="beside">
            {walking.length > 0 && <Lanterns words={words} cells={walking} />}
            <Spread words={words} values={list.map(({ value }) => value)} you={null} references={room.references[at] ?? null} label={words.t('class.spread', { count: list.length })} height={150} />
            {room.settings.board === 'ranked' && <Places words={words} places={list.map((each) => ({ ...each, name: nameOf(each.pupil) }))} />}
          </div>
        )
        : (
          <section class="podium">
            <h3>{words.t('class.podium', { name: levelName(words, podium.level) })}</h3>
            {podium.waiting > 0 && <p class="quiet-line">{words.t('teach.waiting', { count: podium.waiting })}</p>}
            {podium.places.length === 0 && <p class="quiet-line">{words.t('class.nobody')}</p>}
            {podium.places.length === 0 && walking.length > 0 && <Lanterns words={words} cells={walking} />}
            <ol class="steps">
              {podium.places.map((place) => (
                <li key={place.pupil} class={`step rank-${Math.min(3, place.rank)}`}>
                  <span class="figure rank">{words.number(place.rank, 0)}</span>
                  <bdi class="winner">{nicknameWords(words, place.name)}</bdi>
                  <span class="figure stars-said" aria-label={words.t('class.stars', { count: place.stars })}>{'★'.repeat(place.stars)}</span>
                  <Winner words={words} values={place.parameters} rows={room.ground} />
                  <dl dir="ltr">{Object.entries(place.parameters).slice(0, 8).map(([name, value]) => <div key={name}><dt>{name}</dt><dd class="figure">{words.number(value)}</dd></div>)}</dl>
                  <a class="link" href={watchAddress(room, place.pupil, place.attempt)} target="_blank" rel="noreferrer">{words.t('teach.watch')}</a>
                </li>
              ))}
            </ol>
          </section>
        )}
    </div>
  );
}
