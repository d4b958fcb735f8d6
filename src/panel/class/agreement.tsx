import type { Words } from '../../game/translate.ts';

const WIDTH = 640;
const HEIGHT = 420;
const EDGE = 34;

/** What a network predicts against what is true, row by row: a network that knows nothing says the same of all, one that is right lies on the diagonal. */
export function Agreement({ words, predicted, actual, label }: { words: Words; predicted: readonly number[]; actual: readonly number[]; label: string }) {
  const high = Math.max(...actual) * 1.08;
  const along = (value: number) => EDGE + (value / high) * (WIDTH - 2 * EDGE);
  const up = (value: number) => Math.max(-20, Math.min(HEIGHT + 20, HEIGHT - EDGE - (value / high) * (HEIGHT - 2 * EDGE)));
  return (
    <figure class="agreement">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} dir="ltr" role="img" aria-label={label}>
        <path class="diagonal" d={`M${along(0)} ${up(0)} L${along(high)} ${up(high)}`} />
        {actual.map((value, row) => {
          const [x, y] = [along(value), up(predicted[row] ?? 0)];
          return (
            <g key={row}>
              <path class="error-bar" d={`M${x} ${up(value)} V${y}`} style={{ d: `path("M${x} ${up(value)} V${y}")` }} />
              <circle class="says" cx={x} cy={y} r="8" />
            </g>
          );
        })}
        <text class="axis" x={EDGE} y="24">{words.t('together.says')}</text>
        <text class="axis" x={WIDTH - EDGE} y={HEIGHT - 8} text-anchor="end">{words.t('together.costs')}</text>
      </svg>
    </figure>
  );
}
