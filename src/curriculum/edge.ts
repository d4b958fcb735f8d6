import { parameterNames } from '../engine/network.ts';
import { gradientAt } from './measured.ts';
import type { Stage } from './stage.ts';
import { frozenOf } from './training.ts';

/** Turns of the search for the sharpest bend. */
const TURNS = 40;

/** The rate beyond which training leaps ever farther: two over the sharpest bend of the ground, in the units that it is trained in. */
export function edgeRate(stage: Stage): number {
  const frozen = frozenOf(stage);
  const names = parameterNames(stage.task.network).filter((_, index) => frozen[index] !== true);
  const slopes = (values: Readonly<Record<string, number>>) => names.map((name) => gradientAt(stage, values, name));
  const here = slopes(stage.start);
  let way: readonly number[] = names.map((_, index) => 1 / (index + 1));
  let bend = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    const ahead = slopes({ ...stage.start, ...Object.fromEntries(names.map((name, index) => [name, (stage.start[name] ?? 0) + (way[index] ?? 0)])) });
    const change = ahead.map((slope, index) => slope - (here[index] ?? 0));
    bend = Math.sqrt(change.reduce((sum, each) => sum + each * each, 0) / way.reduce((sum, each) => sum + each * each, 0));
    const size = Math.sqrt(change.reduce((sum, each) => sum + each * each, 0));
    if (size === 0) break;
    way = change.map((each) => each / size);
  }
  return 2 / bend;
}
