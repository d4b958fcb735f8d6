import { exp } from '../engine/exact.ts';
import type { Values } from './draw.ts';
import type { Apparatus } from './level-apparatus.ts';
import type { Quantity } from './level-quantity.ts';
import { settled } from './measured.ts';
import type { Stage } from './stage.ts';

export type AttentionAsk = Extract<Quantity, { of: 'attention' }>;
type Attention = Extract<Apparatus, { kind: 'attention' }>;

/** The query's knobs, and those of the key that is open. */
export const QUERY: readonly string[] = ['q1', 'q2'];
export const KEY: readonly string[] = ['key1', 'key2'];
/** Numbers of a query and of a key. */
const SIZE = 2;

/** A word that can be looked at. */
export interface Looked {
  id: string;
  key: readonly [number, number];
  open: boolean;
  /** Query times key, over the root of their size. */
  score: number;
  /** Its part of the look, 0 to 1. */
  share: number;
}

export function attentionOf({ task }: Pick<Stage, 'task'>): Attention | null {
  return task.apparatus?.kind === 'attention' ? task.apparatus : null;
}

/** Every word with its score and its share: scaled dot products through softmax. */
export function looksOf(stage: Pick<Stage, 'task'>, values: Values): readonly Looked[] {
  const attention = attentionOf(stage);
  if (attention === null) return [];
  const [first, second] = QUERY.map((name) => values[name] ?? 0);
  const scored = attention.words.map(({ id, key }) => {
    const open = id === attention.open;
    const there: readonly [number, number] = open ? [values['key1'] ?? 0, values['key2'] ?? 0] : key;
    return { id, open, key: there, score: ((first ?? 0) * there[0] + (second ?? 0) * there[1]) / Math.sqrt(SIZE) };
  });
  const most = Math.max(...scored.map(({ score }) => score));
  const powers = scored.map(({ score }) => exp(score - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return scored.map((word, index) => ({ ...word, share: (powers[index] ?? 0) / all }));
}

/** A quantity of the attention, in percent. */
export function attentionFigure(stage: Stage, values: Values, ask: AttentionAsk): number {
  const looks = looksOf(stage, { ...values, ...settled(ask.given) });
  const share = (id: string | undefined) => 100 * (looks.find((word) => word.id === id)?.share ?? 0);
  if (ask.figure === 'share') return share(ask.word);
  return Math.max(0, ...Object.entries(ask.wanted).map(([id, wanted]) => wanted - share(id)));
}
