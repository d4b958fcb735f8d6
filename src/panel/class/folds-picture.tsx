import './lesson.css';
import type { Together } from '../../classroom/lesson.ts';
import { meanAndSpread } from '../../classroom/mean-spread.ts';
import type { Words } from '../../game/translate.ts';
import { Wires } from './wires.tsx';

type Fold = NonNullable<Together['folds']>[number];

const WIDTH = 640;
const TALL = 58;
const TOP = 14;
const FOOT = 34;
/** Rows stand left of here, losses right of it. */
const EDGE = 300;
const END = 560;

/** What the folds that are there come to; null where none is. */
export function keptBack(folds: readonly Fold[]): { mean: number; spread: number } | null {
  const kept = folds.flatMap(({ done }) => (done === null ? [] : [done.kept]));
  return kept.length === 0 ? null : meanAndSpread(kept);
}

function told(words: Words, { done }: Fold, fold: number): string {
  return done === null ? words.t('together.fold-awaited', { fold: fold + 1 }) : words.t('together.fold-told', { fold: fold + 1, learnt: done.learnt, kept: done.kept });
}

/** Each fold in a line: the rows kept from its network lit among the others; its loss on what it learnt from, hollow, and on what was kept back, full. Their mean is the post, their spread the band. */
export function FoldsPicture({ words, folds, own }: { words: Words; folds: readonly Fold[]; own: readonly number[] }) {
  const count = folds.reduce((sum, { rows }) => sum + rows.length, 0);
  const step = (EDGE - 40) / count;
  const most = 1.06 * Math.max(...folds.flatMap(({ done }) => (done === null ? [] : [done.learnt, done.kept])), 1e-9);
  const x = (loss: number) => EDGE + Math.min(1, loss / most) * (END - EDGE);
  const floor = TOP + TALL * folds.length;
  const kept = keptBack(folds);
  return (
    <div class="folds">
      <figure class="folds-lit">
        <svg viewBox={`0 0 ${WIDTH} ${floor + FOOT}`} dir="ltr" role="img" aria-label={folds.map((fold, index) => told(words, fold, index)).join(' ')}>
          {kept !== null && <rect class="band" x={x(Math.max(0, kept.mean - kept.spread))} width={x(kept.mean + kept.spread) - x(Math.max(0, kept.mean - kept.spread))} y={TOP} height={floor - TOP} rx="10" />}
          {kept !== null && <path class="post" d={`M${x(kept.mean)} ${TOP} V${floor}`} />}
          {folds.map(({ rows, done }, fold) => {
            const y = TOP + TALL * (fold + 0.5);
            return (
              <g key={fold} class={`fold-line${done === null ? ' dark' : ''}${own.includes(fold) ? ' own' : ''}`}>
                {Array.from({ length: count }, (_, row) => <circle key={row} class={rows.includes(row) ? 'kept' : 'learnt'} cx={22 + step * (row + 0.5)} cy={y} r={rows.includes(row) ? 7 : 3} />)}
                {done !== null && <path class="gap" d={`M${x(done.learnt)} ${y} H${x(done.kept)}`} />}
                {done !== null && <circle class="on-learnt" cx={x(done.learnt)} cy={y} r="6" />}
                {done !== null && <circle class="on-kept" cx={x(done.kept)} cy={y} r="9" />}
                {done !== null && <text class="figure" x={WIDTH - 12} y={y + 7} text-anchor="end">{words.number(done.kept, 0)}</text>}
              </g>
            );
          })}
          {kept !== null && <text class="figure mean" x={x(kept.mean)} y={floor + 26} text-anchor="middle">{`${words.number(kept.mean, 0)} ± ${words.number(kept.spread, 0)}`}</text>}
        </svg>
        <figcaption class="legend"><span class="of-learnt">{words.t('together.learnt')}</span><span class="of-kept">{words.t('together.kept')}</span></figcaption>
      </figure>
      <div class="fold-networks">
        {folds.map(({ done }, fold) => (done === null
          ? <div key={fold} class="fold-missing" aria-hidden="true" />
          : <Wires key={fold} values={done.values} label={told(words, folds[fold] ?? { rows: [], done }, fold)} />))}
      </div>
    </div>
  );
}
