import type { Reveal } from '../../classroom/wire.ts';
import type { Words } from '../../game/translate.ts';

const WIDTH = 640;
const HEIGHT = 170;
/** Room above the floor for what the lines say. */
const TOP = 34;
const DOT = 7;

/** What everyone committed, opened at once: a dot for each, without names; the median, what is true, and your own. */
export function Dots({ words, reveal, you }: { words: Words; reveal: Reveal; you: number | null }) {
  const { values, median, truth } = reveal;
  const all = [...values, ...(truth === null ? [] : [truth])];
  if (all.length === 0) return <p class="quiet-line">{words.t('class.nobody-bet')}</p>;
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const place = (value: number) => (most === least ? WIDTH / 2 : DOT * 2 + ((value - least) / (most - least)) * (WIDTH - 4 * DOT));
  const heaps = new Map<number, number>();
  const side = (value: number) => (place(value) > WIDTH * 0.7 ? 'end' : place(value) < WIDTH * 0.3 ? 'start' : 'middle');
  const line = (value: number, kind: string, high: number, anchor: 'start' | 'middle' | 'end', said: string) => (
    <>
      <line class={kind} x1={place(value)} x2={place(value)} y1={high} y2={HEIGHT} />
      <text class={`said ${kind}`} x={place(value) + (anchor === 'start' ? 4 : anchor === 'end' ? -4 : 0)} y={high - 6} text-anchor={anchor}>{said}</text>
    </>
  );
  // What is true stands below the median's line: where that is near, on the side away from it.
  const beside = truth === null || median === null || Math.abs(place(truth) - place(median)) > WIDTH * 0.2 ? null : place(truth) < place(median) ? 'end' : 'start';
  return (
    <figure class="dots">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 28}`} dir="ltr" role="img" aria-label={[words.t('class.dots', { count: values.length }), ...(median === null ? [] : [words.t('class.median', { value: median })]), ...(truth === null ? [] : [words.t('class.truth', { value: truth })])].join('. ')}>
        <line class="floor" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {median !== null && line(median, 'median', TOP, side(median), words.t('class.median', { value: median }))}
        {truth !== null && line(truth, 'truth', TOP + 42, beside ?? side(truth), words.t('class.truth', { value: truth }))}
        {values.map((value, index) => {
          const at = Math.round(place(value) / (DOT * 2));
          const high = heaps.get(at) ?? 0;
          heaps.set(at, high + 1);
          return <circle key={index} class={value === you ? 'own' : ''} cx={place(value)} cy={HEIGHT - DOT - high * DOT * 2} r={DOT} />;
        })}
        <text class="end" x="0" y={HEIGHT + 22}>{words.number(least)}</text>
        {most > least && <text class="end" x={WIDTH} y={HEIGHT + 22} text-anchor="end">{words.number(most)}</text>}
      </svg>
    </figure>
  );
}
