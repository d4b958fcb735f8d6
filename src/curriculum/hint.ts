import type { Hint } from './hint-diagnosis.ts';
import { hintForKnobs } from './hint-knobs.ts';
import { hintInFog } from './hint-fog.ts';
import { hintForProgram } from './hint-program.ts';
import { hintForQuestion, slipOf } from './hint-question.ts';
import { hintForTraining } from './hint-training.ts';
import type { Play } from './replay.ts';

export type { Hint } from './hint-diagnosis.ts';

/** What is wrong in this round, whatever phase it belongs to, and one step out of it. */
export function diagnose(play: Play): Hint {
  const { task, questions } = play.stage;
  const again = { kind: 'enter', phase: play.phase } as const;
  if (play.verdict === 'missed') {
    const slip = slipOf(play);
    return { fault: slip ?? 'missed', knob: null, direction: null, move: again };
  }
  if (play.verdict === 'passed') return { fault: 'reached', knob: null, direction: null, move: again };
  if (questions.length > 0) return hintForQuestion(play);
  if (task.goal.metric === 'program') return hintForProgram(play);
  if (task.tools.some((tool) => tool.kind === 'train')) return hintForTraining(play);
  return play.oil === null ? hintForKnobs(play) : hintInFog(play);
}

/** The hint to offer. The call and the transfer are solved without help: there it leads back to the task. */
export function hint(play: Play): Hint {
  if (play.phase !== 'task') return { fault: 'alone', knob: null, direction: null, move: { kind: 'enter', phase: 'task' } };
  return diagnose(play);
}
