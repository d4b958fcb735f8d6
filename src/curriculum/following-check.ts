import { type Following, textOf } from './following.ts';
import type { Task } from './level.ts';

/** What comes next is asked of a text that has these words. */
export function checkFollowing(task: Task, { word, next }: Following, refuse: (field: string, remedy: string) => never): void {
  const text = textOf({ task });
  if (text === null) return refuse('apparatus', 'what comes next needs sentences in which each next word is wanted');
  const heard = task.views.flatMap((view) => (view.kind === 'following' ? view.heard : []));
  const stray = [word, ...next, ...heard].find((each) => !text.words.includes(each));
  if (stray !== undefined) refuse('apparatus', `no word "${stray}" in the text; it has ${text.words.slice(1).join(', ')}`);
}
