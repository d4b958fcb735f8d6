import type { Values } from './draw.ts';
import { strays } from './pieces.ts';
import type { Stage } from './stage.ts';

/** What is wrong with a gate through which only these rows should get: others do, too, or some of them do not, or both. */
export function gateFault(stage: Stage, values: Values, rows: readonly number[]): string | null {
  const stray = strays(stage, values, rows);
  const stopped = stray.filter((id) => rows.includes(id));
  if (stray.length === 0) return null;
  if (stopped.length === 0) return 'gate-too-wide';
  return stopped.length === stray.length ? 'gate-too-narrow' : 'gate-elsewhere';
}
