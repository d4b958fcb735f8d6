import { at } from '../engine/at.ts';
import type { Random } from '../engine/random.ts';
import type { Question } from './level-question.ts';

/** Of the questions of each station one that was not asked in the round before, drawn; those without a station stay. All in their order. */
export function drawRecalled(questions: readonly Question[], chance: Random, before: readonly string[]): readonly Question[] {
  const drawn = new Map<string, Question>();
  for (const { station } of questions) {
    if (station === undefined || drawn.has(station)) continue;
    const all = questions.filter((each) => each.station === station);
    const fresh = all.filter(({ id }) => !before.includes(id));
    const from = fresh.length > 0 ? fresh : all;
    drawn.set(station, at(from, chance.integer(from.length)));
  }
  return questions.filter((each) => each.station === undefined || drawn.get(each.station) === each);
}
