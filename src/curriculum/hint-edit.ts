import { editNames, type Law, leverages, relearnt, withEdits } from './edit.ts';
import { toolInUse } from './feed.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import { evaluate } from './quantity.ts';
import { lawsOf, settingBound } from './question.ts';
import { snap } from './range.ts';
import { lowestStand } from './search.ts';
import type { Play } from './play.ts';
import type { AskedQuestion } from './stage.ts';

/** The row with the longest lever, and how many dollars more there lay the line flat. */
export function lever(play: Play): { id: string; dollars: number } {
  const { stage } = play;
  const ids = editNames(stage.task);
  const moved = leverages(stage, stage.start, 'w', 1);
  const row = moved.reduce((best, each, index) => (Math.abs(each) > Math.abs(moved[best] ?? 0) ? index : best), 0);
  const tilt = relearnt(stage, stage.start)['w'] ?? Number.NaN;
  return { id: ids[row] ?? '', dollars: -tilt / (moved[row] ?? Number.NaN) };
}

/** The row, and its change, that bring what is asked for nearest under a law. */
function nearestEdit({ stage, values }: Play, { question: { ask }, index }: AskedQuestion, ids: readonly string[], law: Law): { id: string; to: number; value: number } | null {
  const stands = stage.task.tools.flatMap((tool) => {
    if (tool.kind !== 'parameter' || !ids.includes(tool.id)) return [];
    const worth = (dollars: number) => evaluate(stage, withEdits(stage, values, { [tool.id]: dollars }, law), ask, index);
    const to = lowestStand(tool, values[tool.id] ?? 0, worth);
    return [{ id: tool.id, to, value: worth(to) }];
  });
  return stands.reduce<(typeof stands)[number] | null>((best, each) => (best === null || each.value < best.value - 1e-9 ? each : best), null);
}

/** Rows that are edited until the machine says what is asked for: the law under which that can be, then the row, and how far. */
export function hintForEditing(play: Play, asked: AskedQuestion): Hint {
  const { stage, choices, values } = play;
  const bound = settingBound(stage, asked.question);
  if (evaluate(stage, values, asked.question.ask, asked.index) <= bound) return ready({ kind: 'answer', to: 'hand-over' });
  const ids = editNames(stage.task).filter((id) => toolInUse(play, id));
  const here = nearestEdit(play, asked, ids, choices);
  const tile = stage.task.tools.find((tool) => tool.kind === 'choice' && tool.id === 'measure' && toolInUse(play, tool.id));
  const other = tile === undefined || (here !== null && here.value <= bound) ? undefined : lawsOf(stage.task).find((law) => (nearestEdit(play, asked, ids, law)?.value ?? Infinity) <= bound);
  if (tile !== undefined && other !== undefined) return { fault: 'wrong-law', knob: tile.id, direction: 'other', move: { kind: 'choose', tool: tile.id, option: other.measure } };
  if (here === null) return ready({ kind: 'answer', to: 'hand-over' });
  const up = here.to > (values[here.id] ?? 0);
  const fault = choices['measure'] === 'hit' ? 'outvoted' : up ? 'pulls-too-low' : 'pulls-too-high';
  return { fault, knob: here.id, direction: up ? 'up' : 'down', move: { kind: 'set', values: { [here.id]: here.to } } };
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
