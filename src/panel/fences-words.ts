import { layout } from '../engine/network.ts';
import type { View } from '../curriculum/level-view.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';

type Ground = Extract<View, { kind: 'boundary' }>;

/** Where a line of the ground, ax + by + c = 0, comes in and goes out, from the centre outwards. */
function endsOf({ x, y }: Ground, a: number, b: number, c: number): readonly (readonly [number, number])[] {
  const sides = b === 0 ? [] : [x.min, x.max].map((miles) => [miles, -(a * miles + c) / b] as const);
  const rims = a === 0 ? [] : [y.min, y.max].map((stars) => [-(b * stars + c) / a, stars] as const);
  return [...sides, ...rims].filter(([miles, stars]) => miles >= x.min && miles <= x.max && stars >= y.min && stars <= y.max).toSorted(([one], [other]) => one - other);
}

/** The lines along which the units of the first layer turn: from where to where, and on which side each speaks for yes. */
export function fencesSpoken(words: Words, { stage, values }: Play): readonly string[] {
  const view = stage.task.views.find((each): each is Ground => each.kind === 'boundary' && each.units);
  const first = layout(stage.task.network)[0];
  if (view === undefined || first === undefined) return [];
  const parameters = parametersOf(stage, values);
  const [wide, tall] = [view.x.max - view.x.min, view.y.max - view.y.min];
  return Array.from({ length: first.units }, (_, unit) => {
    const [a, b, c] = [parameters[first.weights + unit] ?? 0, parameters[first.weights + first.units + unit] ?? 0, parameters[first.biases + unit] ?? 0];
    const ends = endsOf(view, a, b, c);
    const [from, to] = [ends[0], ends.at(-1)];
    if (from === undefined || to === undefined) return '';
    const side = Math.abs(a * wide) > Math.abs(b * tall) ? (a < 0 ? 'near' : 'far') : b > 0 ? 'above' : 'below';
    const place = ([miles, stars]: readonly [number, number]) => words.t('boundary.place', { miles: words.number(miles, 1), stars: words.number(stars, 1) });
    return words.t(`boundary.fence-${side}`, { unit: unit + 1, from: place(from), to: place(to) });
  }).filter((text) => text !== '');
}
