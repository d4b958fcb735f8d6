import type { Reveal } from '../../classroom/wire.ts';
import type { Words } from '../../game/translate.ts';

const WIDTH = 640;
const HEIGHT = 120;
const DOT = 7;

/** What everyone committed, opened at once: a dot for each, without names; the median, what is true, and your own. */
export function Dots({ words, reveal, you }: { words: Words; reveal: Reveal; you: number | null }) {
  const { values, median, truth } = reveal;
  const all = [...values, ...(truth === null ? [] : [truth])];
  if (all.length === 0) return <p class="quiet-line">{words.t('class.nobody-bet')}</p>;
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const place = (value: number) => (most === least ? WIDTH / 2 : DOT * 2 + ((value - least) / (most - least)) * (WIDTH - 4 * DOT));
  const heaps = new Map<number, number>();
  const line = (value: number, kind: string) => <line class={kind} x1={place(value)} x2={place(value)} y1="0" y2={HEIGHT} />;
  return (
    <figure class="dots">
      <svg viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`} dir="ltr" role="img" aria-label={words.t('class.dots', { count: values.length })}>
        <line class="floor" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {median !== null && line(median, 'median')}
        {truth !== null && line(truth, 'truth')}
        {values.map((value, index) => {
          const at = Math.round(place(value) / (DOT * 2));
          const high = heaps.get(at) ?? 0;
          heaps.set(at, high + 1);
          return <circle key={index} class={value === you ? 'own' : ''} cx={place(value)} cy={HEIGHT - DOT - high * DOT * 2} r={DOT} />;
        })}
      </svg>
      <figcaption>
        {median !== null && <span>{words.t('class.median', { value: median })}</span>}
        {truth !== null && <strong>{words.t('class.truth', { value: truth })}</strong>}
      </figcaption>
    </figure>
  );
}
