import './split.css';
import { metricAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { roundOver } from './round.ts';
import { useGame, useServices, useWords } from './use-game.ts';

/** The rows to learn from and those kept for testing: a press on one of each has them change places. */
export function Split({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const aimed = useGame((each) => each.state().aimed);
  const { stage } = play;
  if (stage.task.split !== true || play.phase === 'call') return null;
  const closed = roundOver(play);
  const press = (id: number, own: readonly number[]) => {
    if (closed) return;
    if (aimed === String(id)) game.aim(null);
    else if (aimed === null || own.includes(Number(aimed))) game.aim(String(id));
    else game.send({ kind: 'swap', tool: aimed, with: String(id) });
  };
  const group = (data: 'train' | 'test') => {
    const ids = data === 'train' ? stage.trainIds : stage.testIds;
    const rows = stage[data];
    return (
      <div class={data === 'test' ? 'group tested' : 'group'} role="group" aria-label={words.t(`split.${data}`)}>
        <span aria-hidden="true">{words.t(`split.${data}`)}</span>
        {ids.map((id, row) => (
          <button key={id} type="button" class="plain" aria-pressed={aimed === String(id)} aria-disabled={closed} aria-label={words.t('split.hotel', { miles: rows.inputs[row] ?? 0 })}
            onPointerEnter={() => game.pick(id)} onPointerLeave={() => game.pick(null)} onFocus={() => game.pick(id)} onBlur={() => game.pick(null)} onClick={() => press(id, ids)}>
            {words.number(rows.inputs[row] ?? 0, 1)}
          </button>
        ))}
      </div>
    );
  };
  const figure = (data: 'train' | 'test') => <span><strong>{words.number(metricAt(stage, play.values, 'mean-squared-error', data))}</strong> {words.t(`split.loss-${data}`)}</span>;
  return (
    <section class="split" aria-label={words.t('split.label')}>
      <p class="figures">{figure('train')}{figure('test')}</p>
      {group('train')}
      {group('test')}
    </section>
  );
}
