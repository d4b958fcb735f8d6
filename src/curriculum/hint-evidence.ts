import { type Evidence, evidenceLeft, evidenceTool, openedEvidence } from './evidence.ts';
import type { Hint } from './hint-diagnosis.ts';
import type { Move } from './move.ts';
import type { Play } from './play.ts';

/** Evidence by what it tells of a training that went wrong, the most first. */
const TELLING: readonly Evidence[] = ['test', 'cheapest', 'dearest', 'train', 'middle', 'sealed'];

/** Of a case: what to look at while there are looks, then how to read it. */
export function hintForEvidence(play: Play, move: Move): Hint {
  const tool = evidenceTool(play.stage.task);
  if (tool === null) return { fault: 'compare-probes', knob: null, direction: null, move };
  const opened = openedEvidence(play.choices, tool);
  const next = evidenceLeft(play, tool) === 0 ? undefined : TELLING.find((each) => tool.options.includes(each) && !opened.includes(each));
  if (next !== undefined) return { fault: 'look-at-evidence', knob: null, direction: null, move: { kind: 'choose', tool: tool.id, option: next } };
  return { fault: opened.some((each) => each === 'cheapest' || each === 'dearest' || each === 'middle') ? 'read-the-fence' : 'read-the-end', knob: null, direction: null, move };
}
