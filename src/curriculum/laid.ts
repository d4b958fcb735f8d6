import type { Card } from './card.ts';
import type { Values } from './draw.ts';

/** What a card leaves behind: one number a hotel, one number, or nothing yet. */
export type Held = readonly number[] | number | null;

/** One card at work, for the board to show. */
export interface Worked {
  slot: string;
  card: Card;
  held: Held;
  /** Parameters after this card. */
  values: Values;
  /** Over a network of layers: what the card left at each number of it, one a row, or one for all rows. */
  tokens?: ReadonlyMap<string, readonly number[]>;
}

/** Cards by the slot that they lie in. */
export type Laid = Readonly<Record<string, Card | undefined>>;

export function slotId(lane: string, index: number): string {
  return `${lane}-${index + 1}`;
}

/** What an epoch does: every card with what it holds, and the parameters it leaves. */
export interface Epoch {
  worked: readonly Worked[];
  values: Values;
}
