import type { Program } from '../curriculum/level-program.ts';
import { slotId } from '../curriculum/laid.ts';
import type { Words } from '../game/translate.ts';

/** A slot of rule cards in words: its place in its lane. Nothing for what is no slot. */
export function slotName(words: Words, program: Program, slot: string): string {
  for (const lane of program.lanes) {
    for (let number = 1; number <= lane.slots; number++) {
      if (slotId(lane.id, number - 1) !== slot) continue;
      const nth = words.has(`program.nth.${number}`) ? words.t(`program.nth.${number}`) : words.number(number);
      if (lane.back === true) return words.t('program.place-back', { nth });
      return lane.parameter === undefined ? words.t('program.place-shared', { nth }) : words.t('program.place', { nth, parameter: lane.parameter });
    }
  }
  return '';
}
