import type { Hint } from './hint-diagnosis.ts';
import { hintForBench } from './hint-bench.ts';
import { hintForEdit } from './hint-edit.ts';
import { hintForHand } from './hint-hand.ts';
import { hintForArrangement } from './hint-arrangement.ts';
import { hintForBreaking } from './hint-breaking.ts';
import { hintForKilling } from './hint-killing.ts';
import { hintForLearning } from './hint-learning.ts';
import { learnTool } from './learn-tool.ts';
import { hintForKnobs } from './hint-knobs.ts';
import { hintInFog } from './hint-fog.ts';
import { hintForPieces, isPieced } from './hint-pieces.ts';
import { hintForProgram } from './hint-program.ts';
import { hintForQuestion, lastSlip } from './hint-question.ts';
import { hintForTraining } from './hint-training.ts';
import type { Move } from './move.ts';
import type { Play } from './play.ts';

export type { Hint } from './hint-diagnosis.ts';

/** Where nothing is handed over, any step has what stands there judged. */
function handsOver({ stage, values }: Play): Move {
  if (stage.task.goal.judged === 'commit') return { kind: 'commit' };
  return { kind: 'set', values: Object.fromEntries(stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [[tool.id, values[tool.id] ?? tool.min] as const] : []))) };
}

/** What is wrong with what stands there, by the kind of task. */
function inside(play: Play): Hint {
  const { task, questions } = play.stage;
  if (questions.length > play.answers.length || (questions.length > 0 && learnTool(task) === null)) return hintForQuestion(play);
  if (task.edit !== undefined) return hintForEdit(play);
  if (task.hand !== undefined) return hintForHand(play, handsOver(play));
  if (task.goal.metric === 'misplaced') return hintForArrangement(play);
  if (task.goal.metric === 'program') return hintForProgram(play);
  if (learnTool(task) !== null) return hintForLearning(play);
  if (task.goal.metric === 'missed-starts') return hintForBench(play);
  if (task.goal.metric === 'awake') return hintForKilling(play);
  if (task.goal.metric === 'breaking-rate') return hintForBreaking(play);
  if (task.tools.some((tool) => tool.kind === 'train')) return hintForTraining(play);
  if (task.network.layers.length > 1 && isPieced(play.stage)) return hintForPieces(play);
  return play.oil === null ? hintForKnobs(play) : hintInFog(play);
}

/** What is wrong in this round, whatever phase it belongs to, and one step out of it. */
export function diagnose(play: Play): Hint {
  if (play.verdict === 'open') return inside(play);
  const again = { kind: 'enter', phase: play.phase } as const;
  if (play.verdict === 'passed') return { fault: 'reached', knob: null, direction: null, move: again };
  const { tools } = play.stage.task;
  if (!play.late && tools.some(({ kind }) => kind === 'train') && !tools.some(({ kind }) => kind === 'rate')) return { fault: 'too-early', knob: 'train', direction: null, move: again };
  if (play.late) return { fault: 'too-late', knob: null, direction: null, move: again };
  const fault = play.stage.questions.length > 0 ? lastSlip(play) : inside(play).fault;
  return { fault: fault ?? 'missed', knob: null, direction: null, move: again };
}

/** The hint to offer. The call and the transfer are solved without help: while they are open, it leads back to the task. */
export function hint(play: Play): Hint {
  if (play.phase === 'task' || play.verdict !== 'open') return diagnose(play);
  return { fault: 'alone', knob: null, direction: null, move: { kind: 'enter', phase: 'task' } };
}
