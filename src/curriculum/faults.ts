import { diagnose } from './hint.ts';
import { trialFailure } from './hint-bench.ts';
import { duelFault } from './hint-learning.ts';
import { slipOf } from './hint-question.ts';
import type { Move } from './move.ts';
import { marksAsked } from './question.ts';
import type { Play } from './play.ts';
import { runVerdict } from './run.ts';
import { wired } from './wiring.ts';

/** The failure that the last move of a play led to, by name. Alone, in a transfer, nobody is told what is wrong; a call is over once it is answered. */
export function faultOf(play: Play, move: Move): string | null {
  if (play.phase === 'transfer') return null;
  switch (move.kind) {
    case 'trial':
      return trialFailure(play);
    case 'train': {
      if (play.stage.task.goal.metric === 'awake' && play.verdict === 'passed') return 'dead';
      const verdict = play.verdict === 'open' ? runVerdict(play) : null;
      return verdict === 'on-the-way' ? null : verdict;
    }
    case 'answer':
      return slipOf(play) ?? (play.refused.length > 0 && (marksAsked(play) !== null || play.stage.task.apparatus !== undefined) ? diagnose(play).fault : null);
    case 'weights':
      return play.verdict === 'open' ? duelFault(play) : null;
    case 'commit':
      if (play.stage.task.arrangement !== undefined) return wired(play)?.fault ?? null;
      return play.verdict === 'passed' || play.stage.task.program === undefined ? null : diagnose(play).fault;
    default:
      return null;
  }
}
