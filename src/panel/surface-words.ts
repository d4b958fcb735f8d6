import type { View } from '../curriculum/level-view.ts';
import type { Play } from '../curriculum/play.ts';
import { predictionsOf } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';

/** Degrees that still look straight from a side. */
const STRAIGHT = 10;

function surfaceOf({ stage }: Play): Extract<View, { kind: 'surface' }> | undefined {
  return stage.task.views.find((view): view is Extract<View, { kind: 'surface' }> => view.kind === 'surface');
}

/** What lies across and what one behind another, as the eye stands. */
export function turnSpoken(words: Words, play: Play): readonly string[] {
  const view = surfaceOf(play);
  if (view === undefined) return [];
  const turn = (((play.values['turn'] ?? view.turn) % 180) + 180) % 180;
  const [first = '', second = ''] = play.stage.task.dataset.features.map((feature) => words.t(`axis.${feature}`));
  if (Math.min(turn, 180 - turn) <= STRAIGHT) return [words.t('surface.side', { across: first, behind: second })];
  return [Math.abs(turn - 90) <= STRAIGHT ? words.t('surface.side', { across: second, behind: first }) : words.t('surface.askew', { first, second })];
}

/** The same, and each hotel with what the sheet says there, from the first input's least to its most. */
export function surfaceSpoken(words: Words, play: Play): readonly string[] {
  const view = surfaceOf(play);
  if (view === undefined) return [];
  const { train } = play.stage;
  const said = predictionsOf(play.stage, play.values, 'train');
  const dollars = (value: number) => words.t('unit.dollar', { value: words.number(value, 0) });
  const order = Array.from({ length: train.count }, (_, row) => row).toSorted((one, other) => (train.inputs[one * train.features] ?? 0) - (train.inputs[other * train.features] ?? 0));
  return [
    ...turnSpoken(words, play),
    ...order.map((row) => words.t(view.sheet ? 'surface.hotel' : 'surface.price', {
      miles: words.number(train.inputs[row * train.features] ?? 0, 1), stars: words.number(train.inputs[row * train.features + 1] ?? 0, 1), actual: dollars(train.targets[row] ?? 0), predicted: dollars(said[row] ?? 0),
    })),
  ];
}
