import type { State } from './state.ts';

/** A hint shows what is wrong; where, and one step, once it is asked for again. What is ready, or leads elsewhere, is shown at once. */
export function hintInFull({ hint, hintedOn }: Pick<State, 'hint' | 'hintedOn'>): boolean {
  return hint !== null && (hintedOn || hint.fault === 'ready' || hint.move.kind === 'enter');
}

/** What the hint points at; null while it does not. */
export function knobHinted(state: Pick<State, 'hint' | 'hintedOn'>): string | null {
  return hintInFull(state) ? (state.hint?.knob ?? null) : null;
}
