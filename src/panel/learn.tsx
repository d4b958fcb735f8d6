import './learn.css';
import { useState } from 'preact/hooks';
import { isSmallEnough } from '../curriculum/goal.ts';
import type { LearnTool } from '../curriculum/learn-tool.ts';
import { duelFault } from '../curriculum/hint-learning.ts';
import { learntCount } from '../curriculum/learning.ts';
import type { Play } from '../curriculum/play.ts';
import { epochsOf, type LiveRun, shownOf } from '../game/live.ts';
import { goalText } from './goal-text.ts';
import { gaugeHidden } from './round.ts';
import { useServices, useWords } from './use-game.ts';

const WIDE = 240;
const HIGH = 44;

/** The loss from moment to moment, from the highest that was met down to nothing. */
function Curve({ run }: { run: LiveRun }) {
  const losses = run.snapshots.map(({ seen, loss }) => ({ x: (seen / run.all) * WIDE, loss })).filter(({ loss }) => Number.isFinite(loss));
  const most = Math.max(...losses.map(({ loss }) => loss), 1e-9);
  const at = shownOf(run);
  const points = losses.map(({ x, loss }) => `${x.toFixed(1)},${(HIGH - 4 - (loss / most) * (HIGH - 8)).toFixed(1)}`);
  const stand = at === undefined ? 0 : (at.seen / run.all) * WIDE;
  return (
    <svg class="learn-curve" viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points.join(' ')} />
      <line x1={stand} x2={stand} y1="0" y2={HIGH} />
    </svg>
  );
}

/** A training that is watched: begun, paused, gone on with, scrubbed, and begun anew from the same start. */
export function Learn({ play, tool, disabled }: { play: Play; tool: LearnTool; disabled: boolean }) {
  const { live, pressLive, scrubLive, game } = useServices();
  const words = useWords();
  const run = live();
  const state = run?.state ?? 'waiting';
  const last = run === null ? 0 : run.snapshots.length - 1;
  const shown = run === null ? undefined : shownOf(run);
  const done = shown === undefined || run === null ? 0 : shown.seen / run.all;
  const epochs = shown === undefined || run === null || shown.seen === 0 ? play.epochs : epochsOf(run, shown);
  const over = run !== null && shown !== undefined && state !== 'running' && shown.seen >= run.all;
  const key = state === 'running' ? 'pause' : over || (run === null && play.epochs >= tool.epochs) ? 'again' : (run !== null && last > 0) || play.stage.taught ? 'go-on' : 'begin';
  const [scrubbed, setScrubbed] = useState(false);
  const value = state === 'running' || scrubbed ? shown?.value : play.value;
  const told = value === undefined || shown === undefined || gaugeHidden(play) || !Number.isFinite(value) ? '' : goalText(words, play.stage.task.goal.metric, value);
  const left = run?.left ?? null;
  const fault = play.phase === 'task' && play.verdict === 'open' && state !== 'running' ? duelFault(play) : null;
  return (
    <section class="learn" aria-label={words.t('learn.label')} data-state={state}>
      <div class="row">
        <button type="button" class="wide strong" aria-disabled={disabled} onClick={() => { if (!disabled) pressLive(); }}>{words.t(`learn.${key}`)}</button>
        <button type="button" class="wide" aria-disabled={disabled || (!play.stage.taught && run === null)} onClick={() => { if (!disabled && (play.stage.taught || run !== null)) game.send({ kind: 'start' }); }}>{words.t('learn.start')}</button>
      </div>
      <div class="learn-bar" role="progressbar" aria-label={words.t('learn.progress')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(100 * done)}>
        <span style={{ inlineSize: `${100 * done}%` }} />
      </div>
      <p class="quiet-line learn-said">
        <span>{words.t('learn.epoch', { epoch: words.number(epochs, 0), epochs: words.number(tool.epochs, 0) })}</span>
        <span>{state === 'running' && left !== null ? words.t('learn.left', { count: Math.max(1, Math.ceil(left)) }) : state === 'failed' ? words.t('learn.failed') : told}</span>
      </p>
      {run !== null && last > 0 && <Curve run={run} />}
      {fault !== null && <p class="learn-fault"><strong>{words.t(`fault.${fault}.name`)}</strong> {words.t(`fault.${fault}.text`)}</p>}
      {run !== null && last > 0 && state !== 'running' && (
        <label class="scrub">
          <span class="unseen">{words.t('learn.scrub')}</span>
          <input type="range" dir="ltr" min="0" max={last} step="1" value={run.at} style={{ '--part': run.at / last }} disabled={disabled}
            aria-valuetext={words.t('learn.moment', { epoch: words.number(epochs, 0), value: told })}
            onInput={(event) => { setScrubbed(true); scrubLive(Number(event.currentTarget.value), false); }}
            onChange={(event) => { setScrubbed(false); scrubLive(Number(event.currentTarget.value), true); }} />
        </label>
      )}
      <p class={isSmallEnough(play.stage) ? 'quiet-line learn-count' : 'learn-count over'}>{words.t('learn.parameters', { count: learntCount(play.stage) })}{play.stage.task.goal.size !== undefined && ` ${words.t('learn.allowed', { count: play.stage.task.goal.size })}`}</p>
    </section>
  );
}
