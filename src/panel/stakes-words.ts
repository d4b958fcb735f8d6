import { type Decided, decide, stakes } from '../curriculum/decision.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';

/** What was decided of a hotel, and what that brings: a bar of the board. */
function broughtText(words: Words, { booked, gain, lost }: Decided): string {
  const dollars = (value: number) => words.t('unit.dollar', { value: words.number(value, value % 1 === 0 ? 0 : 1) });
  if (booked) return lost > 0 ? words.t('stakes.row-lost', { value: dollars(lost) }) : words.t('stakes.row-gained', { value: dollars(gain) });
  return lost > 0 ? words.t('stakes.row-missed', { value: dollars(lost) }) : words.t('stakes.row-spared');
}

/** The same of one hotel that is learnt from. */
export function decidedSpoken(words: Words, { stage, values }: Play, row: number): string {
  const decided = decide(stage, values, 'train')[row];
  return decided === undefined ? '' : broughtText(words, decided);
}

/** How many hotels are booked, and what is lost and missed in all. */
export function stakesSpoken(words: Words, { stage, values }: Play): readonly string[] {
  const { booked, lost } = stakes(stage, values, 'train');
  return [words.t('stakes.booked', { count: booked, all: stage.train.count }), words.t('stakes.lost', { value: words.t('unit.dollar', { value: words.number(lost, 0) }) })];
}

/** Hotels that are told one by one. */
const FEW = 3;

/** The hotels that a threshold passed over. */
export function decidedMoved(words: Words, before: Play, now: Play): readonly string[] {
  const { stage } = now;
  if (stage.task.decision?.counted !== true) return [];
  const stood = decide(before.stage, before.values, 'train');
  const passed = decide(stage, now.values, 'train').filter(({ booked, row }) => stood[row]?.booked !== booked);
  if (passed.length > FEW) return [];
  return passed.map((decided) => words.t('board.at', { miles: stage.train.inputs[decided.row * stage.train.features] ?? 0, hotel: broughtText(words, decided) }));
}
