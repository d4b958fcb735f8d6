import type { Tool } from '../curriculum/level.ts';
import type { Play } from '../curriculum/replay.ts';
import { useServices, useWords } from './use-game.ts';

/** Training by the lap, as long as laps are left. */
export function Train({ play, tool, disabled }: { play: Play; tool: Extract<Tool, { kind: 'train' }>; disabled: boolean }) {
  const { game } = useServices();
  const words = useWords();
  const left = tool.budget - play.epochs;
  const run = (epochs: number) => {
    game.send({ kind: 'train', epochs });
  };
  return (
    <div class="train">
      <div class="row">
        {tool.epochs.map((epochs) => {
          const off = disabled || epochs > left;
          return <button key={epochs} type="button" class="wide strong" aria-disabled={off} onClick={() => { if (!off) run(epochs); }}>{words.t('train.epochs', { count: epochs })}</button>;
        })}
        <button type="button" class="wide" aria-disabled={disabled} onClick={() => { if (!disabled) game.send({ kind: 'start' }); }}>{words.t('train.start')}</button>
      </div>
      <p class="quiet-line">{words.t('train.left', { count: left })}</p>
      {left <= 0 && play.verdict === 'open' && (
        <p class="row"><button type="button" class="wide strong" onClick={() => game.send({ kind: 'enter', phase: play.phase })}>{words.t('round.fresh')}</button></p>
      )}
    </div>
  );
}
