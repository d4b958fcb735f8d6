import { useMemo } from 'preact/hooks';
import { hint } from '../curriculum/hint.ts';
import type { Play } from '../curriculum/play.ts';
import { RecalledCards } from './concept-card.tsx';
import { handedSaid, runText } from './goal-text.ts';
import { missedText } from './level-text.ts';
import { Onward } from './pass-card.tsx';
import { pastWinning, recalls } from './round.ts';
import { RoundTold } from './round-told.tsx';
import { useServices, useWords } from './use-game.ts';

/** The round can no longer be won: who would rather not answer the rest begins a fresh one. */
export function LostRound({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  if (!pastWinning(play)) return null;
  return <p class="row lost-round"><span><strong>{words.t('missed.lost')}</strong> {words.t('missed.mistakes', { count: play.bound })}</span> <button type="button" class="wide" onClick={() => game.send({ kind: 'enter', phase: play.phase })}>{words.t('round.fresh')}</button></p>;
}

/** A round that did not reach its goal: what it was, by name, and a fresh one. */
export function MissedCard({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const fault = useMemo(() => hint(play)?.fault ?? '', [play]);
  const name = `fault.${fault}.name`;
  const { metric } = play.stage.task.goal;
  const miss = missedText(words, play);
  const came = metric === 'mistakes' ? words.t('missed.mistakes', { count: play.bound }) : metric === 'program' ? runText(words, play) : handedSaid(words, play, 'missed');
  return (
    <section class="card">
      <h2 tabIndex={-1}>{words.t('missed.title')}</h2>
      <RoundTold play={play} />
      {came !== '' && <p>{came}</p>}
      {miss !== '' && <p>{miss}</p>}
      {words.has(name) && <p class="quiet-line">{fault !== 'missed' && words.t('missed.fault', { fault: words.t(name) })} {words.t(`fault.${fault}.text`)}</p>}
      {recalls(play) && <RecalledCards play={play} />}
      <div class="row">
        <button type="button" class="wide strong" onClick={() => game.send({ kind: 'enter', phase: play.phase })}>{words.t('round.fresh')}</button>
        <Onward play={play} strong={false} />
      </div>
    </section>
  );
}
