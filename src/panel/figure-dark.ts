import type { Play } from '../curriculum/play.ts';
import type { AskedQuestion } from '../curriculum/stage.ts';

/**
 * Whether the figure that a setting is judged by stays dark until it is handed over: of sealed rows it would tell what they hold; how many
 * are wrong is told where the board marks them; and among a few tiles one would turn them until it is right.
 */
export function figureDark(play: Play, { question }: AskedQuestion): boolean {
  const { ask } = question;
  if (ask.of !== 'metric') return false;
  const { hand, tools, views } = play.stage.task;
  const sealed = hand !== undefined && ask.data === 'test' && !play.opened;
  const marked = ask.metric === 'wrong' && views.some((view) => view.kind === 'boundary' && !view.wrong);
  return sealed || marked || tools.every(({ kind }) => kind === 'choice');
}
