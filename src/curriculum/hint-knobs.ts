import { turnedFault } from './fault-turned.ts';
import { freeParameters, goalValue } from './goal.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { Values } from './draw.ts';
import type { ParameterTool } from './level-tool.ts';
import { bestValues } from './measured.ts';
import { snap, turned } from './range.ts';
import { bestAlong, bestSetting, isLine } from './search.ts';
import type { Play } from './play.ts';

/** How many stands to either side of a knob are tried when no single knob helps. */
const REACH = 4;

/** What is wrong, by the knob that would mend it: of a line by how it lies. */
function faultOf({ stage: { task, names, start }, stage, values }: Play, knob: string, to: number): string {
  const up = to > (values[knob] ?? 0);
  if (!isLine(task)) return turnedFault(stage, values, null, knob, to);
  if (knob === 'b') return up ? 'too-low' : 'too-high';
  const best = bestValues(stage, start, freeParameters(task, names))[knob] ?? 0;
  if ((values[knob] ?? 0) > 0 && best < 0) return 'rising';
  return up ? 'too-steep' : 'too-flat';
}

/** Half the way to where the loss is lowest along this knob alone; the last few stands at once. */
function towards(play: Play, tool: ParameterTool): number {
  const now = play.values[tool.id] ?? tool.min;
  const best = bestAlong(play.stage, play.values, tool);
  const half = snap(tool, (now + best) / 2);
  const worth = (value: number) => goalValue(play.stage, { ...play.values, [tool.id]: value }, {}, 0);
  // Where rows are counted, half the way may not change one.
  return Math.abs(best - now) > 8 * tool.step && worth(half) < worth(now) ? half : snap(tool, best);
}

/** The lowest place within reach of both knobs together. */
function together(play: Play, tools: readonly ParameterTool[], worth: (values: Values) => number): Values {
  const offsets = Array.from({ length: 2 * REACH + 1 }, (_, index) => index - REACH);
  const places = tools.reduce<readonly Values[]>(
    (found, tool) => found.flatMap((values) => offsets.map((offset) => ({ ...values, [tool.id]: snap(tool, (play.values[tool.id] ?? 0) + offset * tool.step) }))),
    [{}],
  );
  return places.reduce((lowest, values) => (worth(values) < worth(lowest) ? values : lowest));
}

/** A line set by hand: one knob towards its own bottom, or, where each knob alone only makes it worse, both at once. */
export function hintForKnobs(play: Play): Hint {
  const tools = play.stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [turned(tool)] : []));
  const worth = (values: Values) => goalValue(play.stage, { ...play.values, ...values }, {}, 0);
  const value = worth({});
  if (value <= play.bound) {
    // Judged live, a start can already be low enough: any step has it judged.
    return ready(play.stage.task.goal.judged === 'commit' ? { kind: 'commit' } : { kind: 'set', values: Object.fromEntries(tools.map(({ id }) => [id, play.values[id] ?? 0])) });
  }
  const single = tools.map((tool) => ({ tool, to: towards(play, tool) }))
    .map(({ tool, to }) => ({ tool, to, value: worth({ [tool.id]: to }) }))
    .reduce((lowest, each) => (each.value < lowest.value ? each : lowest));
  if (single.value < value - 1e-9) {
    const up = single.to > (play.values[single.tool.id] ?? 0);
    return { fault: faultOf(play, single.tool.id, single.to), knob: single.tool.id, direction: up ? 'up' : 'down', move: { kind: 'set', values: { [single.tool.id]: single.to } } };
  }
  const near = tools.length <= 3 ? together(play, tools, worth) : {};
  if (worth(near) < value) return { fault: 'ravine', knob: tools[0]?.id ?? null, direction: 'other', move: { kind: 'set', values: near } };
  // A hollow of its own: the way out is from the start.
  const far = bestSetting(play.stage, play.stage.start);
  return { fault: 'hollow', knob: tools[0]?.id ?? null, direction: 'other', move: { kind: 'set', values: Object.fromEntries(tools.map((tool) => [tool.id, snap(tool, far[tool.id] ?? 0)])) } };
}
