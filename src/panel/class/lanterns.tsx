import './lesson.css';
import type { Cell } from '../../classroom/wire.ts';
import type { Words } from '../../game/translate.ts';

const WIDTH = 640;
const HEIGHT = 320;

/** The slope of a valley at 0 (its floor) to 1 (its top). */
const slope = (high: number): [number, number] => [WIDTH - 70 - high * (WIDTH - 130), HEIGHT - 40 - Math.pow(high, 1.6) * (HEIGHT - 130)];

const WAY = Array.from({ length: 41 }, (_, index) => slope(index / 40)).map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');

/** Everyone in a round as an unnamed lantern on one slope: the lower the value, the nearer to the light. Who is stuck, nobody sees here. */
export function Lanterns({ words, cells }: { words: Words; cells: readonly Cell[] }) {
  const most = Math.max(1e-9, ...cells.map(({ at }) => Math.log1p(Math.abs(at ?? 0))));
  const there = cells.filter(({ passed }) => passed).length;
  return <Slope heights={cells.map(({ at, passed }) => (passed ? null : Math.log1p(Math.abs(at ?? 0)) / most))} label={words.t('class.lanterns', { count: cells.length, there })} />;
}

/** Lanterns at these heights of one slope, from 0 to 1; null: it has arrived. Without a label it is decoration. */
export function Slope({ heights, label = null }: { heights: readonly (number | null)[]; label?: string | null }) {
  return (
    <figure class="lanterns-slope" aria-hidden={label === null}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} dir="ltr" role="img" aria-label={label ?? undefined}>
        {[0, 22, 44, 66, 88].map((deep) => <path key={deep} class="contour" d={WAY} transform={`translate(0 ${deep})`} />)}
        <path class="hill" d={WAY} />
        <circle class="valley-light" cx={slope(0)[0] + 20} cy={slope(0)[1] + 4} r="17" />
        {heights.map((high, index) => {
          const [x, y] = slope(high === null ? 0 : 0.08 + 0.92 * high);
          return <circle key={index} class={high === null ? 'walker there' : 'walker'} cx={x + (high === null ? (index % 6) * 9 : 0)} cy={y - 9 - (index % 4) * 13} r="7" />;
        })}
      </svg>
    </figure>
  );
}
