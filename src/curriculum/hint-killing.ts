import { type Hint, ready } from './hint-diagnosis.ts';
import { snap } from './range.ts';
import { lapsLeft } from './replay.ts';
import type { Play } from './play.ts';

/** In training units, a rate at which the leaps grow, but not so fast that the numbers are left before all units are. */
const DEADLY = 2;
const NEAR = 1.45;

/** All hidden units are to be put to sleep for good: by a rate that flings their gates past every row. */
export function hintForKilling(play: Play): Hint {
  const { stage, values } = play;
  const dial = stage.task.tools.find((tool) => tool.kind === 'rate');
  const trainer = stage.task.tools.find((tool) => tool.kind === 'train');
  const again: Hint['move'] = { kind: 'enter', phase: play.phase };
  if (dial?.kind !== 'rate' || trainer?.kind !== 'train') return { fault: 'missed', knob: null, direction: null, move: again };
  if (play.value <= play.bound) return ready({ kind: 'commit' });
  const press = Math.min(...trainer.epochs);
  if (lapsLeft(play) < press) return { fault: 'out-of-epochs', knob: 'rate', direction: 'other', move: again };
  const rate = values['rate'] ?? dial.min;
  const wanted: Hint['move'] = { kind: 'set', values: { rate: snap(dial, DEADLY) } };
  if (rate < DEADLY / NEAR) return { fault: 'still-awake', knob: 'rate', direction: 'up', move: wanted };
  if (rate > DEADLY * NEAR) return { fault: 'flies-apart', knob: 'rate', direction: 'down', move: wanted };
  if (!stage.names.every((name) => Number.isFinite(values[name])) || play.walked.length > LONG) return { fault: 'flies-apart', knob: 'train', direction: 'other', move: { kind: 'start' } };
  return { fault: 'nearly-dead', knob: 'train', direction: null, move: { kind: 'train', epochs: press } };
}

/** Laps after which a start that still lives is given up. */
const LONG = 9;
