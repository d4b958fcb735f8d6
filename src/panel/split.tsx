import './split.css';
import { metricAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { splitRows } from '../curriculum/split.ts';
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
  const rows = splitRows(stage);
  const held = rows.find(({ id }) => String(id) === aimed);
  const press = (id: number, tested: boolean) => {
    if (closed) return;
    if (aimed === String(id)) game.aim(null);
    else if (held === undefined || held.tested === tested) game.aim(String(id));
    else game.send({ kind: 'swap', tool: String(held.id), with: String(id) });
  };
  const figure = (data: 'train' | 'test') => <span class={data === 'test' ? 'tested' : 'learnt'}><strong>{words.number(metricAt(stage, play.values, 'mean-squared-error', data))}</strong> {words.t(`split.loss-${data}`)}</span>;
  return (
    <section class="split" aria-label={words.t('split.label')}>
      <p class="figures">{figure('train')}{figure('test')}</p>
      <div class="rows">
        {rows.map(({ id, input, tested }) => (
          <button key={id} type="button" class={tested ? 'plain tested' : 'plain learnt'} aria-pressed={aimed === String(id)} aria-disabled={closed}
            aria-label={words.t('live.value', { name: words.t('split.hotel', { miles: input }), value: words.t(tested ? 'split.test' : 'split.train') })}
            onPointerEnter={() => game.pick(id)} onPointerLeave={() => game.pick(null)} onFocus={() => game.pick(id)} onBlur={() => game.pick(null)} onClick={() => press(id, tested)}>
            {words.number(input, 1)}
          </button>
        ))}
      </div>
    </section>
  );
}
