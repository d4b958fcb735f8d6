import type { Hint } from './hint-diagnosis.ts';
import type { Task } from './level.ts';
import type { Move } from './move.ts';
import type { Answered, Play } from './play.ts';
import { type Keeping, keepsBack, keptCode } from './towns.ts';

/** The name of the slip behind a machine that was chosen with fewer rows kept back than could be. */
export function machineSlip(play: Play, { at }: Answered): string | null {
  const kept = at['kept'] ?? 0;
  if (kept >= keptCode(honestKeeping(play.stage.task))) return null;
  return kept === 0 ? 'peeking' : 'one-fold';
}

/** A machine is chosen by what it was not shown: as much is kept back first as can be. */
export function hintForMachine(play: Play, move: Move): Hint {
  const honest = honestKeeping(play.stage.task);
  if (keptCode(keepsBack(play)) >= keptCode(honest)) return { fault: 'find-machine', knob: null, direction: null, move };
  const [fault, option] = honest === 'wheel' ? ['one-fold', 'wheel'] : ['peeking', 'four'];
  return { fault, knob: 'keep', direction: 'other', move: { kind: 'choose', tool: 'keep', option } };
}

/** The most that can be kept back here: all in turn, where there is a wheel. */
function honestKeeping({ tools }: Task): Keeping {
  return tools.some((tool) => tool.kind === 'choice' && tool.options.includes('wheel')) ? 'wheel' : true;
}
