import { exp, log } from '../engine/exact.ts';
import type { Advice } from './advice.ts';
import type { Values } from './draw.ts';
import { type FollowingAsk, pageCounts, sharesAfter, TEMPERATURE } from './following.ts';
import type { Stage } from './stage.ts';

/** Between these temperatures one is looked for, so many times halved. */
const COLDEST = 0.02;
const HOTTEST = 50;
const HALVINGS = 40;

/** The temperature at which the likeliest word gets that part: the hotter, the less. */
function temperatureFor(stage: Stage, learnt: Float64Array, heard: readonly string[], part: number): number {
  let [low, high] = [log(COLDEST), log(HOTTEST)];
  for (let turn = 0; turn < HALVINGS; turn++) {
    const middle = (low + high) / 2;
    if (Math.max(...sharesAfter(stage, learnt, heard, exp(middle))) > part) low = middle;
    else high = middle;
  }
  return exp((low + high) / 2);
}

/** A word was counted too few times or too many; or the softmax is too hot, its likeliest word not likely enough, or too cold. */
export function followingAdvice(stage: Stage, values: Values, ask: FollowingAsk): Advice {
  if (ask.figure === 'miscounted') {
    const counts = pageCounts(stage);
    const off = Object.entries(counts).map(([word, count]) => (values[word] ?? 0) - count).toSorted((one, other) => Math.abs(other) - Math.abs(one))[0] ?? 0;
    return { fault: off < 0 ? 'counted-too-few' : 'counted-too-many', wanted: counts };
  }
  if (stage.learnt === null) return { fault: 'untaught', wanted: {} };
  const now = 100 * Math.max(...sharesAfter(stage, stage.learnt, ask.heard, values[TEMPERATURE] ?? 1));
  return { fault: now < ask.wanted ? 'too-hot' : 'too-cold', wanted: { [TEMPERATURE]: temperatureFor(stage, stage.learnt, ask.heard, ask.wanted / 100) } };
}
