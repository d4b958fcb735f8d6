import type { Values } from './draw.ts';
import type { FeedTool } from './level-tool.ts';
import { openQuestion } from './question.ts';
import type { Play } from './play.ts';
import type { Stage } from './stage.ts';

/** The inputs that can be fed, in the order of the network. */
export function feedTools({ task }: Stage): readonly FeedTool[] {
  return task.tools.flatMap((tool) => (tool.kind === 'feed' ? [tool] : []));
}

export function isFeed(play: Play, id: string): boolean {
  return feedTools(play.stage).some((tool) => tool.id === id);
}

/** Feeds that are left for the network that is asked about; null where they are not counted. */
export function feedsLeft(play: Play): number | null {
  const times = feedTools(play.stage)[0]?.times;
  return times === undefined ? null : Math.max(0, times - play.fed.length);
}

/** The inputs among these values. */
export function inputsFed(stage: Stage, values: Values): readonly number[] {
  return feedTools(stage).map(({ id }) => values[id] ?? Number.NaN);
}

/** The same inputs once more would give the same answer. */
export function wasFed(play: Play, values: Values): boolean {
  const inputs = inputsFed(play.stage, values);
  return play.fed.some((before) => inputsFed(play.stage, before).every((input, index) => Math.abs(input - (inputs[index] ?? Number.NaN)) < 1e-9));
}

/** The machine goes by the tiles of a law: while they can be turned, and while rows are changed under it. */
export function lawInUse(play: Play): boolean {
  return play.stage.task.edit !== undefined || toolInUse(play, 'measure');
}

/** A question can say which tools are in use while it is asked. */
export function toolInUse(play: Play, id: string): boolean {
  const tools = openQuestion(play)?.question.tools;
  return tools === undefined || tools.includes(id);
}
