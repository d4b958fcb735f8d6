import { useMemo } from 'preact/hooks';
import { barsOf } from '../curriculum/score.ts';
import type { Play } from '../curriculum/replay.ts';
import type { Words } from '../game/translate.ts';
import { gaugeScale } from './gauge-scale.ts';
import { Icon } from './icons.tsx';
import { gaugeHidden, valueShown } from './round.ts';
import { Star } from './stars.tsx';
import { useGame, useServices, useWords } from './use-game.ts';

/** Where the goal stands: always in the same place, one line. */
export function Gauge() {
  const play = useGame((game) => game.play());
  if (play === null) return null;
  if (play.stage.task.goal.metric === 'mistakes' && play.phase !== 'call') return <Beads play={play} />;
  return gaugeHidden(play) ? <DarkGauge play={play} /> : <Track play={play} />;
}

function useGoalName(play: Play): string {
  const words = useWords();
  const { metric, parameter } = play.stage.task.goal;
  return words.t(`metric.${metric}`, { parameter: parameter ?? 'w' });
}

/** A value that is not the target never reads like it: digits are added until they differ. */
function figureBeside(words: Words, value: number, bound: number): string {
  const texts = [words.number(value), ...[1, 2, 3, 4].map((decimals) => words.number(value, decimals))];
  const bounds = [words.number(bound), ...[1, 2, 3, 4].map((decimals) => words.number(bound, decimals))];
  return texts.find((text, index) => value <= bound || text !== bounds[index]) ?? words.number(value);
}

function DarkGauge({ play }: { play: Play }) {
  const words = useWords();
  const name = useGoalName(play);
  const why = words.t(play.phase === 'call' ? 'gauge.dark-call' : 'gauge.dark');
  return (
    <div class="gauge dark" role="img" aria-label={`${name}: ${why}`}>
      <span class="gauge-figure"><span class="gauge-name">{name}</span><Icon name="dark" /></span>
      <span class="track glass"><span class="why">{why}</span></span>
      {play.level.stars.by !== 'reference' && play.phase === 'task' && <InReach play={play} />}
    </div>
  );
}

function Track({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const value = useGame((each) => valueShown(play, each.shown()));
  const lit = useGame((each) => each.score()?.stars ?? 0);
  const name = useGoalName(play);
  const ownBars = play.level.stars.by !== 'reference';
  const bars = ownBars || play.phase !== 'task' ? null : barsOf(play.level, game.content.bars.get(play.level.id) ?? null);
  const first = play.trail[0];
  const scale = useMemo(
    () => gaugeScale(play.bound, bars, first === undefined ? play.value : valueShown({ ...play, oil: null }, first)),
    [play.bound, bars, play.stage],
  );
  const passed = value <= play.bound;
  const best = Number.isFinite(play.best) && play.phase === 'task' ? scale.along(play.best) : null;
  const text = words.t('gauge.says', { name, value, bound: play.bound, stars: lit });
  return (
    <div class={passed ? 'gauge passed' : 'gauge'} role="img" aria-label={text}>
      <span class="gauge-figure"><span class="gauge-name">{name}</span><output class="figure">{figureBeside(words, value, play.bound)}</output></span>
      <span class="track" dir="ltr">
        <span class="done" style={{ width: `${100 * scale.along(value)}%` }} />
        {scale.places.map((place) => (
          <span key={place.value} class={place.target ? 'place target' : 'place'} style={{ left: `${100 * place.along}%` }}>
            <span class="above">{place.stars.map((star) => <Star key={star} lit={star <= lit} crowned={star === 4} />)}</span>
            <span class="below">{place.target ? words.number(place.value) : ''}</span>
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
  if (stars.by === 'reference') return null;
  const used = { mistakes: play.allMistakes, steps: play.roundSteps, epochs: play.epochs, rounds: play.rounds.task }[stars.by];
  const count = play.passed?.[stars.by] ?? used;
  const reach = stars.bars.filter((bar) => count <= bar).length;
  return (
    <span class="in-reach" title={words.t('gauge.in-reach')}>
      <span class="stars">{stars.bars.map((_, index) => <Star key={index} lit={index < reach} crowned={index === 3} />)}</span>
      <span class="counted">{words.t(`counted.${stars.by}`, { count })}</span>
    </span>
  );
}

/** A round of questions: one bead each, and how many mistakes are allowed. */
function Beads({ play }: { play: Play }) {
  const words = useWords();
  const asked = play.stage.questions.length;
  const said = words.t('gauge.questions', { answered: play.answers.length, asked, mistakes: play.mistakes, bound: play.bound });
  return (
    <div class={play.verdict === 'passed' ? 'gauge passed' : 'gauge'} role="img" aria-label={said}>
      <span class="gauge-figure"><span class="gauge-name">{words.t('metric.mistakes')}</span><output class="figure">{words.number(play.mistakes)}<small> / {words.number(play.bound)}</small></output></span>
      <span class="beads" dir="ltr">
        {play.stage.questions.map(({ question }, index) => {
          const answer = play.answers[index];
          const state = answer === undefined ? (index === play.answers.length && play.verdict === 'open' ? 'now' : 'open') : !question.judged ? 'bet' : answer.right ? 'right' : 'wrong';
          return <span key={index} class={`bead ${state}`}>{answer !== undefined && <Icon name={answer.right || !question.judged ? 'check' : 'close'} />}</span>;
        })}
      </span>
      {play.level.stars.by !== 'reference' && play.phase === 'task' && <InReach play={play} />}
    </div>
  );
}
