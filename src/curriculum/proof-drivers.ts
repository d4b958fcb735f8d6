import { toolInUse } from './feed.ts';
import { diagnose } from './hint.ts';
import type { Planted } from './planted.ts';
import { advance } from './replay.ts';
import type { Play } from './play.ts';

/** All valves stand as the hints want them, but for one that is shut. */
export function inDrivers(play: Play): readonly Planted[] {
  let right = play;
  for (let { move } = diagnose(right); move.kind === 'set'; { move } = diagnose(right)) right = advance(right, move);
  return play.stage.task.tools.flatMap((tool) => {
    if (tool.kind !== 'valve' || !toolInUse(play, tool.id) || right.values[tool.id] === tool.min) return [];
    return [{ fault: `narrow-${tool.id}`, play: advance(right, { kind: 'set', values: { [tool.id]: tool.min } }) }];
  });
}
