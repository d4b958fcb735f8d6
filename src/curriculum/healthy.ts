import { outputAt } from './measured.ts';
import { openQuestion } from './question.ts';
import type { Play } from './play.ts';

/** What the healthy network says of these inputs, while a fault is looked for; null elsewhere. */
export function healthyAt(play: Play, inputs: readonly number[]): number | null {
  return openQuestion(play)?.question.planted === true ? outputAt(play.stage, play.stage.start, inputs) : null;
}
