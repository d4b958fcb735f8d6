import './lesson.css';
import type { Words } from '../../game/translate.ts';

const WIDTH = 320;
const BINS = 16;
/** The worst quarter of the reference networks would push the class to the edge: it stands in the first bar. */
const SHOWN = 0.75;

/** Into bars, worst on the left; what is worse than the worst stands in the first. */
function counted(values: readonly number[], best: number, worst: number): readonly number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  for (const value of values) {
    const bin = binOf(value, best, worst);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

function binOf(value: number, best: number, worst: number): number {
  return worst === best ? BINS - 1 : Math.max(0, Math.min(BINS - 1, Math.floor(((worst - value) / (worst - best)) * BINS)));
}

/** How a class is spread over the values it reached, worst on the left, before the reference networks; `you` is your own value. Without names. */
export function Spread({ words, values, you, references = null, label, height = 72 }: { words: Words; values: readonly (number | null)[]; you: number | null; references?: readonly number[] | null; label: string; height?: number }) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0 && references === null) return null;
  const all = [...known, ...(references ?? []).slice(0, Math.ceil(SHOWN * (references?.length ?? 0)))];
  const [best, worst] = [Math.min(...all), Math.max(...all)];
  const counts = counted(known, best, worst);
  const beside = references === null ? null : counted(references, best, worst);
  const highest = Math.max(4, ...counts);
  const most = Math.max(1, ...beside ?? []);
  const step = WIDTH / BINS;
  const own = you === null ? -1 : binOf(you, best, worst);
  return (
    <figure class="spread">
      <svg viewBox={`0 -2 ${WIDTH} ${height + 18}`} dir="ltr" role="img" aria-label={references === null ? label : `${label} ${words.t('class.beside')}`}>
        {beside?.map((count, index) => {
          const tall = (height - 2) * (count / most);
          return count === 0 ? null : <rect key={index} class="reference" x={index * step + 1} width={step - 2} y={height - tall} height={tall} rx="3" />;
        })}
        <line class="floor" x1="0" x2={WIDTH} y1={height} y2={height} />
        {counts.map((count, index) => {
          const tall = (height - 2) * (count / highest);
          return <rect key={index} class={index === own ? 'pupils own' : 'pupils'} x={index * step + 4} width={Math.max(2, step - 8)} y={height - tall} height={tall} rx="3" />;
        })}
        {own >= 0 && <path class="mark" d={`M${(own + 0.5) * step} ${height + 3} l6 11 h-12 z`} />}
      </svg>
      <figcaption dir="ltr"><bdi class="figure">{worst === best ? '' : words.number(worst)}</bdi><bdi class="figure">{words.number(best)}</bdi></figcaption>
      {references !== null && <p class="legend"><span class="of-class">{words.t('class.you-all')}</span><span class="of-references">{words.t('class.references')}</span></p>}
    </figure>
  );
}
