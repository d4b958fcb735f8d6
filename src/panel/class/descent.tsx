import type { Words } from '../../game/translate.ts';

const WIDTH = 640;
const HEIGHT = 200;
const TOP = 34;
const FLOOR = 168;

/** A class walking downhill: its loss lap by lap, in tenfold steps, with the best network of a pupil as the light in the valley. */
export function Descent({ words, losses, laps, rival, label }: { words: Words; losses: readonly number[]; laps: number; rival: number | null; label: string }) {
  const all = [...losses, ...(rival === null ? [] : [rival])].filter((loss) => Number.isFinite(loss) && loss > 0).map((loss) => Math.log10(loss));
  const [low, high] = [Math.min(...all) - 0.15, Math.max(...all) + 0.05];
  const x = (lap: number) => 40 + (lap / laps) * (WIDTH - 120);
  const y = (loss: number) => TOP + ((high - Math.log10(Math.max(loss, 1e-12))) / Math.max(0.3, high - low)) * (FLOOR - TOP);
  const points = losses.map((loss, lap): [number, number] => [x(lap), y(Number.isFinite(loss) ? loss : 10 ** high)]);
  const [endX = 0, endY = 0] = points.at(-1) ?? [];
  const path = points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join(' ');
  const told = laps <= 8;
  return (
    <figure class="descent">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} dir="ltr" role="img" aria-label={label}>
        <path class="under" d={`${path} V${HEIGHT} H${x(0)} Z`} />
        {[16, 32, 48].map((deep) => <path key={deep} class="contour" d={path} transform={`translate(0 ${deep})`} />)}
        {rival !== null && <path class="rival" d={`M${x(0)} ${y(rival)} H${WIDTH - 20} M${x(0)} ${y(rival) + 5} H${WIDTH - 20}`} />}
        <path class="way" d={path} />
        {points.map(([px, py], lap) => (
          <g key={lap}>
            {told && <circle class="step-dot" cx={px} cy={py} r="5" />}
            {told && <text class="step-loss figure" text-anchor={lap === laps ? 'end' : 'start'} x={lap === laps ? WIDTH - 8 : px + 6} y={lap === losses.length - 1 ? py - 14 : py - 10}>{words.number(losses[lap] ?? Number.NaN)}</text>}
          </g>
        ))}
        <circle class="lantern" cx={endX} cy={endY} r="11" />
      </svg>
    </figure>
  );
}
