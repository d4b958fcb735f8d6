import type { Advice } from './advice.ts';
import type { ApparatusAsk } from './apparatus.ts';
import { attentionAdvice } from './attention-advice.ts';
import { forgeryAdvice } from './forgery.ts';
import { messagesAdvice } from './messages-advice.ts';
import { toolInUse } from './feed.ts';
import { followingAdvice } from './following-advice.ts';
import { KERNEL, nearestKernel, straysOf } from './filter.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { ParameterTool } from './level-tool.ts';
import { memoryAdvice } from './memory.ts';
import type { Play } from './play.ts';
import { snap } from './range.ts';

function adviceOf(play: Play, ask: ApparatusAsk): Advice {
  const { stage, values } = play;
  switch (ask.of) {
    case 'filter': {
      const { dark, edges, plain } = straysOf(stage, values, { ...ask, pictures: 'seen' });
      const kernel = nearestKernel(values, ask) ?? [];
      const fault = plain > 0 ? 'plain-glows' : edges > 0 ? 'wrong-edges' : dark > 0 ? 'edges-dark' : 'ready';
      return { fault, wanted: Object.fromEntries(KERNEL.map((name, index) => [name, kernel[index] ?? 0])) };
    }
    case 'memory':
      return memoryAdvice(stage, values, ask);
    case 'attention':
      return attentionAdvice(play, ask);
    case 'messages':
      return messagesAdvice(play, ask);
    case 'forgery':
      return forgeryAdvice(stage, values, (dial) => toolInUse(play, dial));
    case 'following':
      return followingAdvice(stage, values, ask);
  }
}

/** The knobs in use. */
export function knobsInUse(play: Play): readonly ParameterTool[] {
  return play.stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' && toolInUse(play, tool.id) ? [tool] : []));
}

/** What is set on an apparatus: the fault as it shows, and the knob that is farthest off. */
export function hintForApparatus(play: Play, ask: ApparatusAsk, met: boolean): Hint {
  if (met) return ready({ kind: 'answer', to: 'hand-over' });
  const { fault, wanted } = adviceOf(play, ask);
  const off = knobsInUse(play).map((tool) => ({ tool, now: play.values[tool.id] ?? tool.min, to: snap(tool, wanted[tool.id] ?? play.values[tool.id] ?? tool.min) }))
    .toSorted((one, other) => Math.abs(other.to - other.now) / (other.tool.max - other.tool.min) - Math.abs(one.to - one.now) / (one.tool.max - one.tool.min));
  const [first] = off;
  if (first === undefined || first.to === first.now) return ready({ kind: 'answer', to: 'hand-over' });
  const up = first.to > first.now;
  return { fault, knob: first.tool.id, direction: up ? 'up' : 'down', move: { kind: 'set', values: { [first.tool.id]: first.to } } };
}
