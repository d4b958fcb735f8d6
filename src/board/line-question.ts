import type { Values } from '../curriculum/draw.ts';
import type { Quantity } from '../curriculum/level-quantity.ts';
import { editNames } from '../curriculum/edit.ts';
import { errorsAt, worstRow } from '../curriculum/measured.ts';
import type { Range } from '../curriculum/range.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import type { AskedQuestion, Stage } from '../curriculum/stage.ts';

type Data = 'train' | 'test';

/** A hotel by its place among the training or the test rows. */
export interface RowPlace {
  data: Data;
  row: number;
}

/** The hotel whose error is asked for, and the numbers that can be said. */
export interface AskedRow extends RowPlace {
  range: Range;
}

/** An error as it was said, and as it is. */
export interface SaidRow extends RowPlace {
  given: number;
  truth: number;
  right: boolean;
}

function placeOf(stage: Stage, values: Values, ask: Quantity, index: number): RowPlace | null {
  if (ask.of !== 'error') return null;
  const ids = ask.data === 'train' ? stage.trainIds : stage.testIds;
  const row = ask.row === 'each' ? index % ids.length : ask.row === 'worst' ? worstRow(errorsAt(stage, values, ask.data)) : Math.max(0, ids.indexOf(ask.row));
  return { data: ask.data, row };
}

/** The hotel that waits for its error to be told, if any. */
export function askedRow(play: Play): AskedRow | null {
  const asked = openQuestion(play);
  if (asked === null || asked.question.answer.kind !== 'number') return null;
  const place = placeOf(play.stage, play.values, asked.question.ask, asked.index);
  return place === null ? null : { ...place, range: asked.question.answer };
}

/** The row that has just come in, and is not yet learnt. */
function refitAsked(play: Play): AskedQuestion | undefined {
  const asked = openQuestion(play);
  return asked?.question.ask.of === 'refit' ? asked : undefined;
}

/** The hotel that a call is about, also once it is answered. */
export function calledRow(play: Play): RowPlace | null {
  const asked = play.phase === 'call' ? play.stage.questions[0] : refitAsked(play);
  const { ask } = asked?.question ?? {};
  // What a row more does to the line is asked of that row.
  if (ask?.of === 'fitted' && ask.rows === 'known') return { data: 'train', row: (asked?.at['known'] ?? 1) - 1 };
  if (ask?.of === 'edited') return { data: 'train', row: Math.max(0, editNames(play.stage.task).indexOf(Object.keys(ask.given)[0] ?? '')) };
  if (ask?.of === 'refit') return ask.more === undefined ? { data: 'train', row: play.stage.train.count - 1 } : null;
  return asked === undefined ? null : placeOf(play.stage, play.values, asked.question.ask, asked.index);
}

/** Errors told so far in this round. */
export function saidRows(play: Play): readonly SaidRow[] {
  return play.answers.flatMap(({ id, index, given, truth, right }) => {
    const asked = play.stage.questions.find((each) => each.question.id === id && each.index === index);
    const place = asked === undefined ? null : placeOf(play.stage, play.values, asked.question.ask, index);
    return place === null || typeof given !== 'number' || typeof truth !== 'number' ? [] : [{ ...place, given, truth, right }];
  });
}

/** The rows of which one is to be pointed out, if that is the question. */
export function candidates(play: Play): Data | null {
  const answer = openQuestion(play)?.question.answer;
  return answer?.kind === 'row' ? answer.data : null;
}

/** True where values can still be set in this round. */
export function canSet(play: Play): boolean {
  if (play.phase === 'call' || play.verdict === 'missed') return false;
  const handedOver = play.stage.task.goal.judged === 'commit' || play.stage.questions.length > 0;
  return play.verdict === 'open' || !handedOver;
}
