import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isBreaking } from '../curriculum/goal.ts';
import { slipOf } from '../curriculum/hint-question.ts';
import type { Play } from '../curriculum/play.ts';
import { levelAfter, lockOf } from '../game/order.ts';
import { hasEnded, mapWith, partEndedBy } from '../game/parts.ts';
import { levelProgress } from '../game/progress.ts';
import { betterThan } from './bins.ts';
import { Icon, SignButton } from './icons.tsx';
import { countedText, handedSaid, runText } from './goal-text.ts';
import { useInSight } from './in-sight.ts';
import { levelName, levelText } from './level-name.ts';
import { passNumbers, playNumbers, whyText } from './level-text.ts';
import { roundOver } from './round.ts';
import { verdictText } from './said.tsx';
import { Stars } from './stars.tsx';
import { useGame, useServices, useWords } from './use-game.ts';

/** Where to from here: the next level, or the map. */
export function Onward({ play, strong, map = true }: { play: Play; strong: boolean; map?: boolean }) {
  const { game } = useServices();
  const words = useWords();
  const { course } = game.content;
  const { progress } = game.state();
  const next = levelAfter(course, play.level.id);
  const open = next !== null && lockOf(course, progress, next) === null;
  const ended = partEndedBy(course, play.level.id);
  const part = ended !== null && hasEnded(course, progress, ended) ? ended : null;
  return (
    <>
      {part !== null && <button type="button" class={strong ? 'wide strong' : 'wide'} onClick={() => game.go({ name: 'valley', part })}>{words.t('valley.open')}<Icon name="onward" /></button>}
      {next !== null && open && <button type="button" class={strong && part === null ? 'wide strong' : 'wide'} onClick={() => game.go({ name: 'level', id: next })}>{words.t('pass.next')}<Icon name="onward" /></button>}
      {map && <button type="button" class="wide plain" onClick={() => game.go(mapWith(course, play.level.id))}>{words.t('screen.map')}</button>}
    </>
  );
}

/** A goal that is reached by breaking something leads to no valley. */
export function passTitle({ stage }: Play): string {
  return isBreaking(stage.task.goal) ? 'pass.broken' : 'pass.title';
}

/** What follows the pass: the call, then the transfer; never demanded. */
function Deeper({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const understood = useGame((each) => levelProgress(each.state().progress, play.level.id).understood);
  const enter = (phase: 'call' | 'transfer') => {
    game.send({ kind: 'enter', phase });
  };
  if (understood || (play.called && play.transferred)) return <p class="understood"><Icon name="lamp" />{words.t('understood.mark')}</p>;
  if (play.level.call !== undefined && !play.called) return <button type="button" class="wide strong" onClick={() => enter('call')}>{words.t('pass.call')}</button>;
  if (play.level.transfer !== undefined && !play.transferred) return <button type="button" class="wide strong" onClick={() => enter('transfer')}>{words.t('pass.transfer')}</button>;
  return null;
}

/** No step of the round moved two parameters at once. */
function movedSingly({ stage, trail }: Play): boolean {
  return trail.every((values, index) => stage.names.filter((name) => values[name] !== (trail[index - 1] ?? values)[name]).length < 2);
}

/** What the runs cost beside what they came to, fetched where a level has goals that pull against each other. */
function Costs({ play }: { play: Play }) {
  const [Picture, show] = useState<ComponentType<{ play: Play }> | null>(null);
  useEffect(() => {
    import('./frontier.tsx').then(({ Frontier }) => show(() => Frontier), () => undefined);
  }, []);
  return Picture === null ? null : <Picture play={play} />;
}

/** The goal is reached. Not modal, beside the board; under the knobs as long as they are in use. */
export function PassCard({ play, onKeepGoing }: { play: Play; onKeepGoing: () => void }) {
  const { game, crowd } = useServices();
  const words = useWords();
  const score = useGame((each) => each.score()?.stars ?? 0);
  const { value, sideGoals } = game.score() ?? { value: null, sideGoals: [] };
  const networks = crowd();
  const compared = play.level.stars.by === 'reference' && networks !== null && networks.trained > 0 && value !== null;
  const over = roundOver(play);
  const head = useInSight<HTMLParagraphElement>(over ? null : play.passed);
  const helped = play.won?.helped ?? 0;
  const after = (movedSingly(play) && levelText(words, play.level.id, 'after-single', passNumbers(words, play))) || levelText(words, play.level.id, 'after', passNumbers(words, play));
  return (
    <section class={over ? 'card pass' : 'card pass playing'}>
      <div class="card-head">
        <h2 tabIndex={-1}>{words.t(passTitle(play))}</h2>
        {!over && <SignButton icon="close" label={words.t('pass.keep')} onClick={onKeepGoing} />}
      </div>
      <p class="pass-score" ref={head}>
        <Stars count={score} />
        {value !== null && <span class="figure">{countedText(words, play.level, value)}</span>}
      </p>
      {helped > 0 && <p class="quiet-line">{words.t('pass.helped', { count: helped })}</p>}
      {compared && <p class="quiet-line">{words.t('pass.better', { percent: Math.floor(betterThan(networks.values, networks.trained, value)), count: networks.trained })}</p>}
      {after !== '' && <p>{after}</p>}
      {play.level.sideGoals.length > 0 && (
        <ul class="side-goals">
          {play.level.sideGoals.map((side, index) => (
            <li key={index} class={sideGoals[index] === true ? 'won' : ''}>
              <Icon name={sideGoals[index] === true ? 'check' : 'lamp'} />
              {words.t(`side.${side.metric}${side.metric === 'mean-squared-error' && side.data === 'test' ? '-test' : ''}`, { count: side.atMost, value: side.atMost })}
              {sideGoals[index] === true && <span class="unseen">{words.t('side.won')}</span>}
            </li>
          ))}
        </ul>
      )}
      {play.level.boss && play.level.sideGoals.length > 0 && <Costs play={play} />}
      <div class="row">
        <Deeper play={play} />
        {over && <button type="button" class="wide" onClick={onKeepGoing}>{words.t('round.fresh')}</button>}
        <Onward play={play} strong={play.level.call === undefined} map={over} />
      </div>
    </section>
  );
}

/** Which idea comes next, in a line. */
function Signpost({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const next = levelAfter(game.content.course, play.level.id);
  return next === null ? null : <p class="quiet-line">{words.t('understood.next', { name: levelName(words, next), prompt: levelText(words, next, 'prompt') })}</p>;
}

/** What is kept of an idea that was understood. */
function Kept({ play }: { play: Play }) {
  const words = useWords();
  const card = levelText(words, play.level.id, 'card');
  return card === '' ? null : <p class="kept"><Icon name="lamp" /><span><strong>{words.t('understood.kept')}</strong> {card}</span></p>;
}

/** How the call or the transfer went. */
export function AfterCard({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const won = play.verdict === 'passed';
  const verdict = won ? 'right' : 'wrong';
  const both = play.called && play.transferred;
  const slip = play.phase === 'call' ? slipOf(play) : null;
  const figures = levelText(words, play.level.id, 'figures', playNumbers(words, play));
  const handed = play.phase !== 'transfer' || play.stage.questions.length > 0 ? '' : play.stage.task.program === undefined ? handedSaid(words, play, 'transfer') : runText(words, play);
  return (
    <section class={won ? 'card pass' : 'card'}>
      <h2 tabIndex={-1}>{words.t(both && won ? 'understood.title' : play.phase === 'call' ? `call.${verdict}` : `transfer.${verdict}`)}</h2>
      {play.phase === 'call' && <p>{slip !== null && <strong class="slip">{words.t(`fault.${slip}.name`)}</strong>}{verdictText(words, play)}</p>}
      {play.phase === 'call' && <p>{whyText(words, play)}</p>}
      {handed !== '' && <p>{handed}</p>}
      {play.phase === 'transfer' && figures !== '' && <p>{figures}</p>}
      {both && won && <Signpost play={play} />}
      <div class="row">
        {won ? both || <Deeper play={play} /> : <button type="button" class="wide strong" onClick={() => game.send({ kind: 'enter', phase: play.phase })}>{words.t('round.fresh')}</button>}
        <Onward play={play} strong={both} />
      </div>
      {both && won && <Kept play={play} />}
    </section>
  );
}
