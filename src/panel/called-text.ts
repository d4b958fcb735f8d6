import type { Quantity } from '../curriculum/level-quantity.ts';
import type { Play } from '../curriculum/play.ts';
import { callFigures } from '../curriculum/question.ts';
import type { Words } from '../game/translate.ts';
import { quantityName, quantityText } from './goal-text.ts';
import { runCalled } from './race-words.ts';

/** What a call asks for, by its name: of a run what its race is measured by. */
export function calledName(words: Words, { stage }: Play, quantity: Quantity): string {
  return quantity.of === 'run' && stage.task.race !== undefined ? words.t(`metric.${stage.task.race.metric}`) : quantityName(words, quantity);
}

/** What a call compared, once it is answered: what it asked for, how much there is of it, and what that was held against. */
export function calledTexts(words: Words, play: Play): { name: string; value: string; other: string } | null {
  const figures = play.verdict === 'open' ? null : callFigures(play);
  if (figures === null) return null;
  const { quantity, asked, against } = figures;
  const text = (value: number) => (quantity.of === 'run' ? runCalled(words, play, quantity, value) : quantityText(words, quantity, value));
  return { name: calledName(words, play, quantity), value: text(asked), other: text(against) };
}
