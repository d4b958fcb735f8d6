import type { Values } from './draw.ts';
import type { Quantity } from './level-quantity.ts';
import type { Question } from './level-question.ts';
import { evaluate } from './quantity.ts';
import type { Stage } from './stage.ts';

/** Laps of a training that are compared with the one it was stopped at. */
const STOPS = 40;

/** The lap after which what is asked for is least, of those that are compared, and what it then is. */
export function bestStop(stage: Stage, at: Values, ask: Quantity): { stop: number; value: number } {
  const epochs = stage.task.race?.epochs ?? 0;
  const laps = Array.from({ length: STOPS + 1 }, (_, part) => Math.floor((epochs * part) / STOPS));
  return laps.map((stop) => ({ stop, value: evaluate(stage, { ...at, stop }, ask) })).reduce((best, each) => (each.value < best.value ? each : best));
}

/** Training that was stopped where it no longer paid to go on has overfitted; stopped before its best lap, it was too early. */
export function stopSlip(stage: Stage, at: Values, ask: Quantity): string {
  return (at['stop'] ?? 0) > bestStop(stage, at, ask).stop ? 'overfit' : 'too-early';
}

/** What to look at in a race to answer. */
export function raceFault({ ask, answer, masked }: Question): string {
  if (ask.of === 'missed') return 'find-missed';
  if (ask.of === 'catch-up') return 'find-catch-up';
  if (ask.of === 'setting' && (ask.name === 'lowest' || ask.name === 'highest')) return 'find-fence';
  if (ask.of === 'setting' && ask.name === 'parameters') return 'find-count';
  if (ask.of === 'setting') return ask.name === 'updates' && !masked ? 'find-updates' : 'read-the-trail';
  if (ask.of === 'run' && ask.reach !== undefined) return 'find-enough';
  return answer.kind === 'run' ? 'find-run' : 'find-middle';
}
