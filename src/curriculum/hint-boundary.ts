import { bestHand } from './best-hand.ts';
import { goalValue } from './goal.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import { toolInUse } from './feed.ts';
import type { Move } from './move.ts';
import { evaluate } from './quantity.ts';
import { openQuestion, settingBound } from './question.ts';
import { snap } from './range.ts';
import type { Play } from './play.ts';

/** What is asked is met as the boundary lies now. */
export function boundaryMet(play: Play): boolean {
  const asked = openQuestion(play);
  if (asked === null) return goalValue(play.stage, play.values, play.choices, play.mistakes) <= play.bound;
  return evaluate(play.stage, play.values, asked.question.ask, asked.index) <= settingBound(play.stage, asked.question);
}

/** A drawn boundary: the bend that lies farthest from where a good player would have it. It looks at no row that is sealed. */
export function hintForBoundary(play: Play, done: Move): Hint {
  const { stage, values } = play;
  const { hand, tools } = stage.task;
  if (hand?.kind !== 'boundary' || boundaryMet(play)) return ready(done);
  const best = bestHand(stage, hand);
  const off = tools.flatMap((tool) => {
    if (tool.kind !== 'parameter' || !toolInUse(play, tool.id)) return [];
    const now = values[tool.id] ?? tool.min;
    const to = snap(tool, best[tool.id] ?? now);
    return to === now ? [] : [{ id: tool.id, to, now }];
  });
  const far = off.toSorted((one, other) => Math.abs(other.to - other.now) - Math.abs(one.to - one.now))[0];
  if (far === undefined) return ready(done);
  const up = far.to > far.now;
  return { fault: up ? 'boundary-low' : 'boundary-high', knob: far.id, direction: up ? 'up' : 'down', move: { kind: 'set', values: { [far.id]: far.to } } };
}
