import { useMemo } from 'preact/hooks';
import { hint } from '../curriculum/hint.ts';
import type { Play } from '../curriculum/replay.ts';
import { CardHeading } from './card-heading.tsx';
import { Onward } from './pass-card.tsx';
import { verdictText } from './said.tsx';
import { useServices, useWords } from './use-game.ts';

/** A round that did not reach its goal: what it was, by name, and a fresh one. */
export function MissedCard({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const fault = useMemo(() => hint(play)?.fault ?? '', [play]);
  const name = `fault.${fault}.name`;
  const said = verdictText(words, play);
  const values = { value: play.value, bound: play.bound };
  return (
    <section class="card">
      <CardHeading>{words.t('missed.title')}</CardHeading>
      {said !== '' && <p>{said}</p>}
      <p>{play.stage.task.goal.metric === 'mistakes' ? words.t('missed.mistakes', { count: play.bound }) : words.t('missed.value', values)}</p>
      {words.has(name) && <p class="quiet-line">{words.t('missed.fault', { fault: words.t(name) })} {words.t(`fault.${fault}.text`)}</p>}
      <div class="row">
        <button type="button" class="wide strong" onClick={() => game.send({ kind: 'enter', phase: play.phase })}>{words.t('round.fresh')}</button>
        <Onward play={play} strong={false} />
      </div>
    </section>
  );
}
