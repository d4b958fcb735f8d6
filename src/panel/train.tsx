import type { Tool } from '../curriculum/level-tool.ts';
import { lapsLeft } from '../curriculum/replay.ts';
import type { Play } from '../curriculum/play.ts';
import { RunSaid } from './run-said.tsx';
import { useServices, useWords } from './use-game.ts';

/** More laps than these are told by their figure alone. */
const MOST_PIPS = 24;

/** Training by the lap, as long as laps are left, and what it did. */
export function Train({ play, tool, disabled }: { play: Play; tool: Extract<Tool, { kind: 'train' }>; disabled: boolean }) {
  const { game } = useServices();
  const words = useWords();
  const left = lapsLeft(play);
  const run = (epochs: number) => {
    game.send({ kind: 'train', epochs });
  };
  const fixed = disabled || left <= 0;
  return (
    <div class="train">
      <div class="row presses">
        {tool.epochs.map((epochs) => {
          const off = disabled || epochs > left;
          return <button key={epochs} type="button" class="wide strong" aria-disabled={off} onClick={() => { if (!off) run(epochs); }}>{words.t('train.epochs', { count: epochs })}</button>;
        })}
        {!tool.anew && <button type="button" class="wide" aria-disabled={fixed} onClick={() => { if (!fixed) game.send({ kind: 'start' }); }}>{words.t('train.start')}</button>}
      </div>
      <p class="laps">
        {tool.budget <= MOST_PIPS && <span class="pips" aria-hidden="true">{Array.from({ length: tool.budget }, (_, lap) => <span key={lap} class={lap < left ? 'pip' : 'pip spent'} />)}</span>}
        <span class="quiet-line">{words.t('train.left', { count: left })}</span>
        {play.epochs > 0 && left > 0 && !tool.anew && <span class="quiet-line">{words.t('train.kept')}</span>}
      </p>
      <RunSaid play={play} />
      {left <= 0 && play.verdict === 'open' && (
        <>
          <p class="quiet-line">{words.t('train.out', { count: tool.budget })}</p>
          <p class="row"><button type="button" class="wide strong" onClick={() => game.send({ kind: 'enter', phase: play.phase })}>{words.t('round.fresh')}</button></p>
        </>
      )}
    </div>
  );
}
