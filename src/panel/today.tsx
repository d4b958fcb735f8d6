import type { Course } from '../curriculum/course.ts';
import { dailySeed } from '../curriculum/daily.ts';
import { lockOf } from '../game/order.ts';
import { levelProgress } from '../game/progress.ts';
import { useGame, useServices, useWords } from './use-game.ts';

/** Where the round stands that everybody has today; null in a course that has none. */
export function today({ daily }: Course) {
  const now = new Date();
  return daily === undefined ? null : { name: 'level', id: daily, day: dailySeed(now.getFullYear(), now.getMonth() + 1, now.getDate()) } as const;
}

/** The way into it, once its level is open; it says whether it was passed. */
export function Today() {
  const { game } = useServices();
  const words = useWords();
  const progress = useGame((each) => each.state().progress);
  const to = today(game.content.course);
  if (to === null || lockOf(game.content.course, progress, to.id) !== null) return null;
  return <button type="button" class="link" onClick={() => game.go(to)}>{words.t(levelProgress(progress, to.id).day === to.day ? 'daily.passed' : 'daily.play')}</button>;
}
