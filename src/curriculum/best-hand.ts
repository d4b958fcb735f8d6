import { bestBoundary } from './boundary-search.ts';
import { oddsNear } from './odds.ts';
import { bestRule, ruleValues } from './hand.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';
import { fittedSays } from './quantity.ts';
import type { Stage } from './stage.ts';

/** What a good player would say who knows the training rows alone: a line through them read off at each test row, or the best rule. */
export function bestHand(stage: Stage, hand: NonNullable<Task['hand']>): Values {
  if (hand.kind === 'boundary') return { ...stage.start, ...bestBoundary(hand, stage.task.tools, stage.start, stage.train) };
  if (hand.kind === 'rule') return { ...stage.start, ...ruleValues(bestRule(stage.train, hand.cuts)) };
  if (stage.task.dataset.target === 'hot') return { ...stage.start, ...Object.fromEntries(Array.from(oddsNear(stage.train, stage.test), (odds, row) => [`g${row + 1}`, odds])) };
  const said = fittedSays(stage, stage.start, { by: 'line', cuts: 1, rows: 'all' }, [...stage.test.inputs]);
  return { ...stage.start, ...Object.fromEntries(Array.from(said, (price, row) => [`g${row + 1}`, price])) };
}
