import { useMemo } from 'preact/hooks';
import { isShort } from '../curriculum/goal.ts';
import { barsOf } from '../curriculum/score.ts';
import type { Play } from '../curriculum/play.ts';
import { shownOf as momentOf } from '../game/live.ts';
import { CallGauge } from './call-gauge.tsx';
import { GaugeNote } from './gauge-note.tsx';
import { gaugeScale } from './gauge-scale.ts';
import { taskText } from './goal-text.ts';
import { Icon } from './icons.tsx';
import { gaugeHidden, pastWinning, shownOf, valueShown } from './round.ts';
import { Star } from './stars.tsx';
import { useGame, useServices, useWords } from './use-game.ts';
import { useTravel } from './use-travel.ts';
import { apart, steadyDecimals } from './value-text.ts';

/** Where the goal stands: always in the same place, one line. */
export function Gauge() {
  const play = useGame((game) => game.play());
  return play === null ? null : <div class="gauge-place"><Dial play={play} /><GaugeNote play={play} /></div>;
}

function Dial({ play }: { play: Play }) {
  if (play.phase === 'call') return <CallGauge play={play} />;
  if (play.stage.task.goal.metric === 'mistakes') return <Beads play={play} />;
  return gaugeHidden(play) ? <DarkGauge play={play} /> : <Track play={play} />;
}

function useGoalName(play: Play): string {
  const words = useWords();
  const { metric, parameter } = play.stage.task.goal;
  return words.t(`metric.${metric}`, { parameter: parameter ?? 'w' });
}

/** Letters of a figure that fit in their place. */
const LONG = 7;

function DarkGauge({ play }: { play: Play }) {
  const words = useWords();
  const name = useGoalName(play);
  const why = words.t('gauge.dark');
  return (
    <div class="gauge dark" role="img" aria-label={`${name}: ${why}`}>
      <span class="gauge-figure"><span class="gauge-name">{name}</span><Icon name="dark" /></span>
      <span class="track glass"><span class="why">{why}</span></span>
      {play.level.stars.by !== 'reference' && play.phase === 'task' && <InReach play={play} />}
    </div>
  );
}

function Track({ play }: { play: Play }) {
  const { game, live } = useServices();
  const words = useWords();
  const run = live();
  const moment = run?.state === 'running' ? momentOf(run)?.value : undefined;
  const stood = useGame((each) => valueShown(play, shownOf(each, play)));
  const stands = moment === undefined || !Number.isFinite(moment) ? stood : moment;
  const travel = useTravel(play);
  const value = travel === null ? stands : valueShown(play, travel);
  const lit = useGame((each) => each.score()?.stars ?? 0);
  const name = useGoalName(play);
  const ownBars = play.level.stars.by !== 'reference';
  const bars = ownBars || play.phase !== 'task' ? null : barsOf(play.level, game.content.bars.get(play.level.id) ?? null);
  const first = play.trail[0];
  const { metric } = play.stage.task.goal;
  const scale = useMemo(
    () => gaugeScale(play.bound, bars, first === undefined ? play.value : valueShown({ ...play, oil: null }, first)),
    [play.bound, bars, play.stage],
  );
  const passed = value <= play.bound;
  const best = Number.isFinite(play.best) && play.phase === 'task' && travel === null ? scale.along(play.best) : null;
  const told = apart((each, decimals) => taskText(words, play.stage.task, each, decimals ?? (isShort(metric) ? undefined : steadyDecimals(each))), value, play.bound);
  // The rate that just breaks it is what is looked for.
  const sought = metric === 'breaking-rate' && play.verdict === 'open';
  const figure = told.value;
  const text = sought ? words.t('live.value', { name, value: figure }) : words.t(isShort(metric) ? 'gauge.says-more' : 'gauge.says', { name, ...told, stars: lit });
  return (
    <div class={passed ? 'gauge passed' : 'gauge'} role="img" aria-label={text}>
      <span class="gauge-figure"><span class="gauge-name">{name}</span><span class={figure.length > LONG ? 'figure said-large' : 'figure'}>{figure}</span></span>
      <span class="track" dir="ltr">
        <span class="done" style={{ width: `${100 * scale.along(value)}%` }} />
        {!sought && scale.places.map((place) => (
          <span key={place.value} class={place.target ? 'place target' : 'place'} style={{ left: `${100 * place.along}%` }}>
            <span class="above">{place.stars.map((star) => <Star key={star} lit={star <= lit} crowned={star === 4} />)}</span>
            <span class="below">{place.target ? told.bound : ''}</span>
          </span>
        ))}
        {best !== null && <span class="best" style={{ left: `${100 * best}%` }} />}
        <span class="you" style={{ left: `${100 * scale.along(value)}%` }} />
      </span>
      {ownBars && play.phase === 'task' && <InReach play={play} />}
    </div>
  );
}

/** Stars that go by a count: those still to be had. */
function InReach({ play }: { play: Play }) {
  const words = useWords();
  const { stars } = play.level;
  if (stars.by === 'reference' || stars.by === 'value' || stars.by === 'parameters') return null;
  const used = { mistakes: play.allMistakes, steps: play.roundSteps, epochs: play.epochs, rounds: play.rounds.task }[stars.by];
  const count = play.passed?.[stars.by] ?? used;
  const bars = stars.bars.filter((bar) => count <= bar).length;
  // A round that was lost brings none.
  const reach = play.passed === null && (play.verdict === 'missed' || pastWinning(play)) ? 0 : Math.min(bars, Math.max(1, bars - (play.won?.helped ?? play.helped)));
  return (
    <span class="in-reach" title={words.t('gauge.in-reach')}>
      <span class="stars">{stars.bars.map((_, index) => <Star key={index} lit={index < reach} crowned={index === 3} />)}</span>
      <span class="counted">{words.t(stars.by === 'mistakes' && count !== play.mistakes ? 'counted.mistakes-in-all' : `counted.${stars.by}`, { count })}</span>
    </span>
  );
}

/** A round of questions: one bead each, and how many mistakes are allowed. */
function Beads({ play }: { play: Play }) {
  const words = useWords();
  const lost = play.verdict === 'missed';
  // Of a round that was lost early, only what was asked.
  const asked = lost ? play.answers.length + Math.min(1, play.refused.length) : play.stage.questions.length;
  // A bound of none is no figure to count against, and one that is exceeded says nothing new.
  const bounded = play.bound > 0 && play.mistakes <= play.bound;
  const said = words.t(bounded ? 'gauge.questions' : 'gauge.questions-counted', { answered: play.answers.length, asked, mistakes: play.mistakes, bound: play.bound });
  return (
    <div class={play.verdict === 'passed' ? 'gauge passed' : 'gauge'} role="img" aria-label={said}>
      <span class="gauge-figure"><span class="gauge-name">{words.t('metric.mistakes')}</span><output class="figure">{words.number(play.mistakes)}{bounded && <small> / {words.number(play.bound)}</small>}</output></span>
      <span class="beads" dir="ltr">
        {play.stage.questions.slice(0, asked).map(({ question }, index) => {
          const answer = play.answers[index];
          const state = answer === undefined ? (lost ? 'wrong' : index === play.answers.length && play.verdict === 'open' ? 'now' : 'open') : !question.judged ? 'bet' : answer.right ? 'right' : 'wrong';
          return <span key={index} class={`bead ${state}`}>{(answer !== undefined || lost) && <Icon name={answer?.right === true ? 'check' : state === 'bet' && answer?.given === 'hand-over' ? 'look' : 'close'} />}</span>;
        })}
      </span>
      {play.level.stars.by !== 'reference' && play.phase === 'task' && <InReach play={play} />}
    </div>
  );
}
