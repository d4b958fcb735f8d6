import { thresholdOf } from '../curriculum/classes.ts';
import type { Play } from '../curriculum/play.ts';
import { saidOf } from '../curriculum/stage.ts';
import { classOf } from '../engine/metric/confusion-matrix.ts';
import type { Words } from '../game/translate.ts';
import { wrongTold } from './class-words.ts';

/** Hotels that lie on the wrong side, by their numbers. */
function wrongIds({ stage, values }: Play): readonly number[] {
  const said = saidOf(stage, values, stage.train);
  const { outputs, targets } = stage.train;
  const threshold = thresholdOf(stage.task, values);
  return stage.trainIds.filter((_, row) => classOf(said, row, outputs, threshold) !== classOf(targets, row, outputs));
}

/** Hotels that are told by their numbers. */
const FEW = 6;

/** Which hotels a move brought to the right side, and which to the wrong one. */
export function sidesMoved(words: Words, before: Play, now: Play): readonly string[] {
  if (wrongTold(now) === null || before.stage.trainIds.join() !== now.stage.trainIds.join()) return [];
  const [were, are] = [wrongIds(before), wrongIds(now)];
  const righted = were.filter((id) => !are.includes(id));
  const wronged = are.filter((id) => !were.includes(id));
  if (Math.max(righted.length, wronged.length) > FEW) return [];
  const told = (key: string, ids: readonly number[]) => (ids.length === 0 ? [] : [words.t(key, { list: ids.map((id) => words.t('answer.hotel', { id })).join(words.t('between.list')) })]);
  return [...told('boundary.righted', righted), ...told('boundary.wronged', wronged)];
}
