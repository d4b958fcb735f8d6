import { edgeRate } from './edge.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import { snap } from './range.ts';
import type { Play } from './play.ts';

/** How far over the edge a hint goes: far enough to be seen within a few laps. */
const OVER = 1.005;

/** Training that is to be broken with the smallest rate that breaks it: the edge is twice the rate that lands at once. */
export function hintForBreaking(play: Play): Hint {
  const { stage, values } = play;
  const again: Hint['move'] = { kind: 'enter', phase: play.phase };
  const dial = stage.task.tools.find((tool) => tool.kind === 'rate');
  const trainer = stage.task.tools.find((tool) => tool.kind === 'train');
  if (dial?.kind !== 'rate' || trainer?.kind !== 'train') return { fault: 'missed', knob: null, direction: null, move: again };
  if (play.value <= play.bound) return ready({ kind: 'commit' });
  const press = Math.min(...trainer.epochs);
  if (play.epochs + press > trainer.budget) return { fault: 'out-of-epochs', knob: 'rate', direction: 'other', move: again };
  const rate = values['rate'] ?? dial.min;
  const edge = edgeRate(stage);
  const wanted = snap(dial, edge * OVER);
  if (rate <= edge) return { fault: 'too-tame', knob: 'rate', direction: 'up', move: { kind: 'set', values: { rate: wanted } } };
  if (rate > play.bound) return { fault: 'too-wild', knob: 'rate', direction: 'down', move: { kind: 'set', values: { rate: wanted } } };
  if (!trainer.anew && play.walked.length > 1) return { fault: 'not-at-start', knob: 'train', direction: 'other', move: { kind: 'start' } };
  return { fault: 'over-the-edge', knob: 'train', direction: null, move: { kind: 'train', epochs: press } };
}
