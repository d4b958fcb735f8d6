import { editNames, leverages, relearnt } from './edit.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import { snap } from './range.ts';
import type { Play } from './play.ts';

/** The row with the longest lever, and how many dollars more there lay the line flat. */
export function lever(play: Play): { id: string; dollars: number } {
  const { stage } = play;
  const ids = editNames(stage.task);
  const moved = leverages(stage, stage.start, 'w', 1);
  const row = moved.reduce((best, each, index) => (Math.abs(each) > Math.abs(moved[best] ?? 0) ? index : best), 0);
  const tilt = relearnt(stage, stage.start)['w'] ?? Number.NaN;
  return { id: ids[row] ?? '', dollars: -tilt / (moved[row] ?? Number.NaN) };
}

/** Rows that are edited until the line lies flat: first the lever, then how far. */
export function hintForEdit(play: Play): Hint {
  const { stage, values } = play;
  const { id, dollars } = lever(play);
  const tool = stage.task.tools.find((each) => each.kind === 'parameter' && each.id === id);
  if (tool?.kind !== 'parameter') return ready({ kind: 'commit' });
  const now = values[id] ?? 0;
  const to = snap(tool, dollars);
  if (play.value <= play.bound) return ready({ kind: 'set', values: { [id]: to } });
  const elsewhere = editNames(stage.task).some((name) => name !== id && values[name] !== 0);
  const half = snap(tool, dollars / 2);
  if (elsewhere) return { fault: 'short-lever', knob: id, direction: dollars > 0 ? 'up' : 'down', move: { kind: 'set', values: { [id]: half } } };
  const over = Math.abs(now) > Math.abs(dollars) && now * dollars > 0;
  return { fault: over ? 'tipped-over' : 'still-tilted', knob: id, direction: to > now ? 'up' : 'down', move: { kind: 'set', values: { [id]: now === 0 ? half : to } } };
}
