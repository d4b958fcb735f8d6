import './lesson.css';
import type { Classwork } from '../../classroom/seat.ts';
import type { Desk, Round } from '../../classroom/wire.ts';
import { useWords } from '../use-game.ts';
import { Awards } from './awards.tsx';
import { Bet } from './bet.tsx';
import { ClassMuseum } from './class-museum.tsx';
import { EnvelopeView } from './envelope-view.tsx';
import { Dots } from './reveal.tsx';
import { headingOf } from './round-heading.ts';
import { TogetherShare } from './together-share.tsx';

/** Rounds that take the whole screen: what they ask is no level. */
export function isLesson(round: Round | null): boolean {
  return round !== null && (round.kind === 'bet' || round.kind === 'envelope' || round.kind === 'together');
}

/** What the class does together, on a pupil's screen. */
export function LessonDesk({ seat, desk, round, running }: { seat: Classwork; desk: Desk; round: Round; running: boolean }) {
  const words = useWords();
  if (round.kind === 'together') return desk.together === null ? null : <TogetherShare seat={seat} together={desk.together} />;
  const question = headingOf(words, round);
  return (
    <section class="lesson-desk">
      {desk.reveal !== null && <h3 dir="auto">{question}</h3>}
      {desk.reveal !== null && <Dots words={words} reveal={desk.reveal} you={desk.bet} />}
      {desk.envelope !== null && <EnvelopeView words={words} envelope={desk.envelope} truth={desk.reveal?.truth ?? null} />}
      {running && <Bet seat={seat} key={round.number} question={question} />}
    </section>
  );
}

/** The museum of the class and its awards: what is yours asks whether you want to be named. */
export function Collected({ seat, desk }: { seat: Classwork; desk: Desk }) {
  const words = useWords();
  return (
    <>
      <Awards words={words} awards={desk.awards} wish={(award, named) => seat.wish({ award, named })} />
      {desk.museum.length > 0 && (
        <details class="collected">
          <summary>{words.t('museum-of-class.open', { count: desk.museum.length })}</summary>
          <ClassMuseum words={words} museum={desk.museum} wish={(fault, named) => seat.wish({ fault, named })} />
        </details>
      )}
    </>
  );
}
