import type { Question } from '../curriculum/level-question.ts';
import type { ParameterTool } from '../curriculum/level-tool.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import type { AskedQuestion } from '../curriculum/stage.ts';

/** True once this round takes no more changes. */
export function isOver({ verdict, stage }: Play): boolean {
  return verdict === 'missed' || (verdict === 'passed' && (stage.task.goal.judged === 'commit' || stage.questions.length > 0));
}

/** The knob of a parameter, where it can be turned now. */
export function knobOf(play: Play, parameter: string): ParameterTool | null {
  if (isOver(play) || play.phase === 'call') return null;
  const tool = play.stage.task.tools.find((each) => each.kind === 'parameter' && each.id === parameter);
  return tool?.kind === 'parameter' ? tool : null;
}

/** The last answer about where this parameter lands, where it was wrong, in the task. */
export function missedAnswer({ phase, answers, stage }: Play, parameter: string): number | null {
  const last = answers.at(-1);
  const ask = stage.questions[answers.length - 1]?.question.ask;
  if (phase !== 'task' || last === undefined || last.right || typeof last.given !== 'number') return null;
  return (ask?.of === 'adjusted' || ask?.of === 'best') && ask.parameter === parameter ? last.given : null;
}

type NumberAnswer = Extract<Question['answer'], { kind: 'number' }>;

/** The open question that asks where an update puts this parameter, and the range of its answer. */
export function adjustAsked(play: Play, parameter: string): { asked: AskedQuestion; range: NumberAnswer } | null {
  const asked = openQuestion(play);
  if (asked === null) return null;
  const { ask, answer } = asked.question;
  if (answer.kind !== 'number' || (ask.of !== 'adjusted' && ask.of !== 'best') || ask.parameter !== parameter) return null;
  return { asked, range: answer };
}
