import type { Hint } from '../curriculum/hint.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { knobName } from './knob-name.ts';

/** How a hint points at something, by what it is on the screen: a button is pressed, a tile turned, a piece looked at by what stands on it; a knob goes up or down. */
function wayOf({ pieces, task: { tools } }: Play['stage'], { knob, direction }: Hint): string {
  const tool = tools.find(({ id }) => id === knob);
  if (tool?.kind === 'choice') return 'tile';
  if (tool?.kind === 'trial' || tool?.kind === 'train' || tool?.kind === 'learn') return 'press';
  if (pieces.some(({ id }) => id === knob)) return 'piece';
  return direction ?? 'other';
}

/** Where a hint points, and which way, in a sentence; empty where it points nowhere. */
export function hintWay(words: Words, play: Play, hint: Hint): string {
  const knob = hint.knob === null ? '' : knobName(words, play, hint.knob);
  return knob === '' ? '' : words.t(`hint.${wayOf(play.stage, hint)}`, { knob });
}
