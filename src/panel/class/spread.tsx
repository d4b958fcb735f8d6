import type { Words } from '../../game/translate.ts';

const WIDTH = 320;
const HEIGHT = 72;
const BINS = 16;

/** How a class is spread over the values it reached, worst on the left; `you` is your own value. Without names. */
export function Spread({ words, values, you, label }: { words: Words; values: readonly (number | null)[]; you: number | null; label: string }) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [best, worst] = [Math.min(...known), Math.max(...known)];
  const bins = Math.min(BINS, Math.max(1, new Set(known).size * 2 - 1));
  const binOf = (value: number) => (worst === best ? 0 : Math.min(bins - 1, Math.floor(((worst - value) / (worst - best)) * bins)));
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of known) counts[binOf(value)] = (counts[binOf(value)] ?? 0) + 1;
  const highest = Math.max(...counts);
  const step = WIDTH / bins;
  const own = you === null ? -1 : binOf(you);
  return (
    <figure class="spread">
      <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 18}`} dir="ltr" role="img" aria-label={label}>
        <line class="floor" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {counts.map((count, index) => {
          const tall = count === 0 ? 0 : 6 + (HEIGHT - 8) * (count / highest);
          return <rect key={index} class={index === own ? 'own' : ''} x={index * step + 2} width={Math.max(2, step - 4)} y={HEIGHT - tall} height={tall} rx="3" />;
        })}
        {own >= 0 && <path class="mark" d={`M${(own + 0.5) * step} ${HEIGHT + 3} l6 11 h-12 z`} />}
      </svg>
      <figcaption dir="ltr"><bdi class="figure">{words.number(worst)}</bdi><bdi class="figure">{words.number(best)}</bdi></figcaption>
    </figure>
  );
}
