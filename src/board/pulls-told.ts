import { openQuestion } from '../curriculum/question.ts';
import { pullsAt, worstRow } from '../curriculum/measured.ts';
import type { Quantity } from '../curriculum/level-quantity.ts';
import type { Play } from '../curriculum/play.ts';

function rowOf({ stage, values }: Play, ask: Quantity, index: number): number | null {
  if (ask.of !== 'pull') return null;
  if (ask.row === 'worst') return worstRow(pullsAt(stage, values, ask.parameter, 'train'));
  return ask.row === 'each' ? index % stage.trainIds.length : Math.max(0, stage.trainIds.indexOf(ask.row));
}

/** The row whose pull is to be worked out, if that is the question. */
export function askedPull(play: Play): number | null {
  const asked = openQuestion(play);
  return asked === null || asked.question.answer.kind !== 'number' ? null : rowOf(play, asked.question.ask, asked.index);
}

/** A pull is written down once it was worked out; all of them once their mean is asked for. */
export function isTold(play: Play, row: number): boolean {
  const open = openQuestion(play);
  if (open?.question.ask.of === 'gradient' || (play.phase !== 'call' && play.verdict !== 'open')) return true;
  return play.answers.some((_, index) => {
    const asked = play.stage.questions[index];
    return asked !== undefined && asked.question.answer.kind === 'number' && rowOf(play, asked.question.ask, asked.index) === row;
  });
}
