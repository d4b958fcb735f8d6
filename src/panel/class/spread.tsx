import type { Words } from '../../game/translate.ts';

const WIDTH = 320;
const HEIGHT = 72;
const BINS = 16;

/** How a class is spread over the values it reached, worst on the left; `you` is your own value. Without names. */
export function Spread({ words, values, you, label }: { words: Words; values: readonly (number | null)[]; you: number | null; label: string }) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [best, worst] = [Math.min(...known), Math.max(...known)];
  const binOf = (value: number) => (worst === best ? BINS - 1 : Math.min(BINS - 1, Math.floor(((worst - value) / (worst - best)) * BINS)));
  const counts = Array.from({ length: BINS }, () => 0);
  for (const value of known) counts[binOf(value)] = (counts[binOf(value)] ?? 0) + 1;
  const highest = Math.max(...counts);
  const step = WIDTH / BINS;
  const own = you === null ? -1 : binOf(you);
  return (
    <figure class="spread">
      <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 18}`} dir="ltr" role="img" aria-label={label}>
        <line class="floor" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {counts.map((count, index) => {
          const tall = (HEIGHT - 2) * (count / Math.max(4, highest));
          return <rect key={index} class={index === own ? 'own' : ''} x={index * step + 2} width={Math.max(2, step - 4)} y={HEIGHT - tall} height={tall} rx="3" />;
        })}
        {own >= 0 && <path class="mark" d={`M${(own + 0.5) * step} ${HEIGHT + 3} l6 11 h-12 z`} />}
      </svg>
      <figcaption dir="ltr"><bdi class="figure">{worst === best ? '' : words.number(worst)}</bdi><bdi class="figure">{words.number(best)}</bdi></figcaption>
    </figure>
  );
}
