import { type Fate, recipeOf, type Trial } from '../curriculum/bench.ts';
import { chanceTrial } from '../curriculum/chance-search.ts';
import { countOf } from '../curriculum/hint-bench.ts';
import { lapsLeft } from '../curriculum/replay.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { optionName } from './choice.tsx';
import { knobSymbol } from './knob-name.ts';
import { useServices, useWords } from './use-game.ts';
import './trials.css';

const MISSES: readonly Fate[] = ['diverged', 'dead', 'stuck', 'falling'];

/** A recipe in a line: what was chosen, and where its knobs stood. */
function recipeText(words: Words, { stage }: Play, { recipe }: Trial): string {
  return Object.entries(recipe).map(([id, value]) => (typeof value === 'number' ? `${knobSymbol(words, stage, id)}: ${words.number(value)}` : optionName(words, id, value))).join(words.t('between.parts'));
}

/** How many starts of a trial arrived, and what became of the others. */
export function trialText(words: Words, trial: Trial): string {
  const arrived = words.t('trial.arrived', { n: trial.arrived, all: trial.runs.length });
  const missed = MISSES.flatMap((fate) => { const count = countOf(trial, fate); return count === 0 ? [] : [words.t(`trial.${fate}`, { n: count })]; });
  return [arrived, ...missed].join(words.t('between.counts'));
}

/** The trial that chance has in answer to this one of the player's, counted from 0; null where nobody plays against. */
export function chanceAnswer({ stage, phase, played }: Play, index: number): Trial | null {
  const drawn = played[phase];
  return stage.task.bench?.opponent !== 'chance' || drawn === undefined ? null : chanceTrial(drawn, index);
}

/** How chance fared beside it; by what recipe only once the round is won, since it may be one that wins. */
function Chance({ play, index }: { play: Play; index: number }) {
  const words = useWords();
  const trial = chanceAnswer(play, index);
  if (trial === null) return null;
  const counts = { n: trial.arrived, all: trial.runs.length };
  const told = play.passed === null
    ? words.t('live.value', { name: words.t('trial.chance'), value: words.t('trial.of', counts) })
    : words.t('trial.against', { ...counts, recipe: recipeText(words, play, trial) });
  return <span class="fates">{told}</span>;
}

/** Nothing was changed since the last trial: the same starts would come to the same. */
function isTried({ stage, values, choices, trials }: Play): boolean {
  const last = trials.at(-1);
  return last !== undefined && Object.entries(recipeOf(stage, values, choices)).every(([id, value]) => last.recipe[id] === value);
}

/** The recipe tried on many starts: what each came to, and the laps that are left. */
export function Trials({ play, disabled }: { play: Play; disabled: boolean }) {
  const { game } = useServices();
  const words = useWords();
  const { bench } = play.stage.task;
  if (bench === undefined) return null;
  const left = lapsLeft(play);
  const cost = bench.starts * bench.epochs;
  const enough = left >= cost;
  const again = enough && play.verdict === 'open' && isTried(play);
  const off = disabled || !enough || again;
  return (
    <div class="trials">
      <button type="button" class="wide strong acts" aria-disabled={off} onClick={() => { if (!off) game.send({ kind: 'trial' }); }}>{words.t('trial.do', { n: bench.starts })}</button>
      <p class="quiet-line">{words.t('trial.left', { n: Math.floor(left / cost) })}</p>
      {again && <p class="quiet-line">{words.t('trial.again')}</p>}
      {!enough && play.verdict === 'open' && <p class="row"><button type="button" class="wide strong" onClick={() => game.send({ kind: 'enter', phase: play.phase })}>{words.t('round.fresh')}</button></p>}
      {play.trials.length > 0 && (
        <ol class="tried" reversed aria-label={words.t('trial.tried')}>
          {play.trials.toReversed().map((trial, index) => (
            <li key={play.trials.length - index} class={trial.runs.length - trial.arrived <= play.bound ? 'enough' : ''}>
              <span>{recipeText(words, play, trial)}</span>
              <strong class="figure">{words.t('trial.of', { n: trial.arrived, all: trial.runs.length })}</strong>
              {index === 0 && <span class="fates">{trialText(words, trial)}</span>}
              {index === 0 && <Chance play={play} index={play.trials.length - 1} />}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
