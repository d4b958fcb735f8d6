import type { Card } from '../curriculum/card.ts';
import { CARD_SIGNS } from '../game/card-sign.ts';

const COLOURS = { you: 'var(--you)', text: 'var(--text)', error: 'var(--error)', actual: 'var(--text)' } as const;

/** The pictogram of a rule card. */
export function CardSign({ card }: { card: Card }) {
  return (
    <svg class="card-sign" viewBox="-25 -17 50 34" aria-hidden="true" fill="none" stroke-linecap="round" stroke-linejoin="round">
      {CARD_SIGNS[card].map(({ path, role, filled, width }) => (
        <path key={path} d={path} fill={filled ? COLOURS[role] : 'none'} stroke={filled ? 'none' : COLOURS[role]} stroke-width={width} />
      ))}
    </svg>
  );
}
