import { sharesAt } from './softmax.ts';
import type { Stage } from './stage.ts';
import type { Values } from './draw.ts';

/** Sums that are as good as equal. */
const EQUAL = 1e-6;

/** The one that is larger than all others; null where several share that place. */
function leader(parts: readonly number[]): number | null {
  const most = Math.max(...parts);
  const first = parts.findIndex((part) => part >= most - EQUAL);
  return parts.findLastIndex((part) => part >= most - EQUAL) === first ? first : null;
}

/** What is wrong with shares of a whole, where that of one unit, from 0, should grow or shrink. */
export function sharesFault(stage: Stage, values: Values, wanted: readonly number[], unit: number, grows: boolean): string | null {
  const { shares } = sharesAt(stage, values);
  const should = leader(wanted);
  if (Math.max(...shares) - Math.min(...shares) < EQUAL && should !== null) return 'shares-even';
  if (should !== null && (shares[should] ?? 0) < Math.max(...shares) - EQUAL) return 'other-leads';
  const off = (shares[unit] ?? 0) - (wanted[unit] ?? 0);
  if (grows) return off < 0 ? 'share-too-small' : null;
  return off > 0 ? 'share-too-large' : null;
}

/** What keeps the true class's share small: another leads, or takes more than it should; or its own sum is low. */
export function truthFault(stage: Stage, values: Values, unit: number, grows: boolean): string | null {
  const { shares, truth } = sharesAt(stage, values);
  if (unit === truth) return grows ? 'share-too-small' : null;
  if (grows) return null;
  return (shares[unit] ?? 0) > (shares[truth] ?? 0) ? 'truth-outdone' : 'rival-too-large';
}
