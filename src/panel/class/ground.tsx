import type { Words } from '../../game/translate.ts';

const WIDTH = 640;
const HEIGHT = 360;
const EDGE = 26;

/** A hotel in the picture: its place, who was heard of those who are awaited, and how far off it was said to be. */
export interface Spot {
  input: number;
  target: number;
  own?: boolean;
  heard?: number;
  awaited?: number;
  /** Predicted minus actual, as it was said. */
  error?: number | null;
  /** Worked out by the server. */
  filled?: boolean;
  sealed?: boolean;
  lit?: boolean;
}

interface Line {
  w: number;
  b: number;
}

/** The line of one neuron with one input; null for any other network. */
export function lineIn(values: Readonly<Record<string, number>>): Line | null {
  const { w, b } = values;
  return w === undefined || b === undefined || Object.keys(values).length !== 2 ? null : { w, b };
}

const CONTOURS = [0.22, 0.36, 0.5, 0.64, 0.78, 0.92];

/** Hotels over the road, and the class's line through them; where it was before, faintly. */
export function Ground({ words, spots, line, before = null, label, zero = false, lively = true, choose }: {
  words: Words; spots: readonly Spot[]; line: Line; before?: Line | null; label: string; zero?: boolean; lively?: boolean; choose?: (index: number) => void;
}) {
  const most = Math.max(...spots.map(({ input }) => input)) * 1.08;
  const high = Math.max(...spots.map(({ target }) => target)) * 1.12;
  const low = zero ? 0 : Math.max(0, Math.min(...spots.map(({ target }) => target)) - 0.45 * (high - Math.min(...spots.map(({ target }) => target))));
  const x = (input: number) => EDGE + (input / most) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE);
  const at = ({ w, b }: Line, input: number) => Math.min(3 * HEIGHT, Math.max(-2 * HEIGHT, y(b + w * input)));
  const path = (each: Line) => `M${x(0)} ${at(each, 0)} L${x(most)} ${at(each, most)}`;
  const base = before ?? line;
  return (
    <figure class="ground">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} dir="ltr" role="img" aria-label={label}>
        {CONTOURS.map((size) => <ellipse key={size} class="contour" cx={WIDTH * 0.62} cy={HEIGHT * 0.7} rx={WIDTH * size} ry={HEIGHT * size * 0.8} />)}
        <text class="axis" x={WIDTH - EDGE} y={HEIGHT - 6} text-anchor="end">{words.t('axis.distance')}</text>
        <text class="axis" x={EDGE} y="16">{words.t('axis.price')}</text>
        {before !== null && <path class="line-before" d={path(before)} />}
        <path key={lively ? 'moves' : 'still'} class="line-now" d={path(line)} style={{ d: `path("${path(line)}")` }} />
        {spots.map((spot, index) => {
          const [cx, cy] = [x(spot.input), y(spot.target)];
          const end = spot.error === undefined || spot.error === null ? null : Math.min(HEIGHT + 40, Math.max(-40, y(spot.target + spot.error)));
          const part = spot.awaited === undefined || spot.awaited === 0 ? 0 : Math.min(1, (spot.heard ?? 0) / spot.awaited);
          return (
            <g key={index} class={`spot${spot.own === true ? ' own' : ''}${spot.filled === true ? ' filled' : ''}${spot.sealed === true ? ' sealed' : ''}${spot.lit === true ? ' lit' : ''}`} onClick={choose === undefined ? undefined : () => choose(index)}>
              {end !== null && <path class="error-bar" d={`M${cx} ${cy} V${end} M${cx - 8} ${end} h16`} />}
              {part > 0 && <circle class="heard" cx={cx} cy={cy} r="13" pathLength="100" stroke-dasharray={`${100 * part} 100`} transform={`rotate(-90 ${cx} ${cy})`} />}
              {spot.own === true && <path class="own-drop" d={`M${cx} ${y(base.b + base.w * spot.input)} V${HEIGHT - EDGE}`} />}
              <circle class="dot" cx={cx} cy={cy} r={spot.own === true ? 9 : 7} />
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
