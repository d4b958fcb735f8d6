import { metricAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';

/** Which hotels changed places between those learnt from and those kept for testing, and both losses since. */
export function swapSpoken(words: Words, before: Play, now: Play): readonly string[] {
  const { stage } = now;
  if (stage.task.split !== true) return [];
  const came = (data: 'train' | 'test', ids: 'trainIds' | 'testIds') => stage[ids].flatMap((id, row) => (before.stage[ids].includes(id) ? [] : [words.t(`split.came-${data}`, { hotel: words.t('split.hotel', { miles: stage[data].inputs[row] ?? 0 }) })]));
  const moved = [...came('test', 'testIds'), ...came('train', 'trainIds')];
  const loss = (data: 'train' | 'test') => words.t('live.knob', { name: words.t(`split.loss-${data}`), value: words.number(metricAt(stage, now.values, 'mean-squared-error', data)) });
  return moved.length === 0 ? [] : [...moved, loss('train'), loss('test')];
}
