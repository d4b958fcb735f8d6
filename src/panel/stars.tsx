import { useWords } from './use-game.ts';

const POINTS = Array.from({ length: 10 }, (_, index) => {
  const angle = (index / 10) * 2 * Math.PI - Math.PI / 2;
  const reach = index % 2 === 0 ? 9 : 4;
  return `${(10 + reach * Math.cos(angle)).toFixed(2)},${(10.4 + reach * Math.sin(angle)).toFixed(2)}`;
}).join(' ');

/** One star; the fourth, "beat them all", stands in a ring. */
export function Star({ lit, crowned = false }: { lit: boolean; crowned?: boolean }) {
  return (
    <svg class={lit ? 'star lit' : 'star'} viewBox="-3 -3 26 26" aria-hidden="true">
      {crowned && <circle cx="10" cy="10" r="12" fill="none" stroke="currentColor" stroke-width="1.500" />}
      <polygon points={POINTS} stroke="currentColor" stroke-width="1.600" stroke-linejoin="round" />
    </svg>
  );
}

/** Three stars and, once won, the fourth. */
export function Stars({ count, of = 4 }: { count: number; of?: number }) {
  const words = useWords();
  return (
    <span class="stars" role="img" aria-label={words.t('stars.count', { count })}>
      {Array.from({ length: of }, (_, index) => <Star key={index} lit={index < count} crowned={index === 3} />)}
    </span>
  );
}
