import './lesson.css';
import type { Cell } from '../../classroom/wire.ts';
import type { Words } from '../../game/translate.ts';

const WIDTH = 640;
const HEIGHT = 240;

/** The slope of a valley at 0 (its floor) to 1 (its top). */
const slope = (high: number): [number, number] => [WIDTH - 70 - high * (WIDTH - 130), HEIGHT - 40 - Math.pow(high, 1.6) * (HEIGHT - 130)];

const WAY = Array.from({ length: 41 }, (_, index) => slope(index / 40)).map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');

/** Everyone in a round as an unnamed lantern on one slope: the lower the value, the nearer to the light. Who is stuck, nobody sees here. */
export function Lanterns({ words, cells }: { words: Words; cells: readonly Cell[] }) {
  const most = Math.max(1e-9, ...cells.map(({ at }) => Math.log1p(Math.abs(at ?? 0))));
  const there = cells.filter(({ passed }) => passed).length;
  return (
    <figure class="lanterns-slope">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} dir="ltr" role="img" aria-label={words.t('class.lanterns', { count: cells.length, there })}>
        {[0, 22, 44, 66, 88].map((deep) => <path key={deep} class="contour" d={WAY} transform={`translate(0 ${deep})`} />)}
        <path class="hill" d={WAY} />
        <circle class="valley-light" cx={slope(0)[0] + 20} cy={slope(0)[1] + 4} r="17" />
        {cells.map(({ at, passed }, index) => {
          const [x, y] = slope(passed ? 0 : 0.08 + 0.92 * (Math.log1p(Math.abs(at ?? 0)) / most));
          return <circle key={index} class={passed ? 'walker there' : 'walker'} cx={x + (passed ? (index % 6) * 9 : 0)} cy={y - 9 - (index % 4) * 13} r="7" />;
        })}
      </svg>
    </figure>
  );
}
