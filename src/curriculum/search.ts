import { activationOf } from '../engine/network.ts';
import { freeParameters, goalValue } from './goal.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';
import type { ParameterTool } from './level-tool.ts';
import { bestValues } from './measured.ts';
import { type Range, snap } from './range.ts';
import type { Stage } from './stage.ts';

/** Stands that are tried along a knob at first; a knob with fewer is tried on every one. */
const COARSE = 64;
const SWEEPS = 12;

/** One linear neuron and the squared error: its lowest place is known exactly. */
export function isLine(task: Task): boolean {
  if (task.hand !== undefined) return false;
  const { layers, loss } = task.network;
  return layers.length === 1 && activationOf(task.network, 0) === 'linear' && loss === 'mean-squared-error' && task.goal.metric === 'mean-squared-error';
}

/** The stand of a knob at which `worth` is lowest: evenly over its range, then ever closer around the best. */
export function lowestStand(range: Range, now: number, worth: (value: number) => number): number {
  let best = snap(range, now);
  let lowest = worth(best);
  const attempt = (value: number) => {
    const stand = snap(range, value);
    const found = worth(stand);
    if (found < lowest) {
      lowest = found;
      best = stand;
    }
  };
  let width = (range.max - range.min) / COARSE;
  for (let index = 0; index <= COARSE; index++) attempt(range.min + index * width);
  while (width > range.step / 2) {
    width /= 2;
    const centre = best;
    attempt(centre - width);
    attempt(centre + width);
  }
  return best;
}

/** One knob after the other to its lowest stand, again and again until nothing gains: no proof of the lowest, but a good player's end. */
export function lowestSetting(tools: readonly ParameterTool[], start: Values, worth: (values: Values) => number): Values {
  let values = start;
  let lowest = worth(values);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const before = lowest;
    for (const tool of tools) {
      const held = values;
      const stand = lowestStand(tool, held[tool.id] ?? tool.min, (value) => worth({ ...held, [tool.id]: value }));
      values = { ...held, [tool.id]: stand };
    }
    lowest = worth(values);
    if (!(lowest < before - 1e-9)) break;
  }
  return values;
}

const knobsOf = (stage: Stage) => stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [tool] : []));

/** Values with the knobs where the goal is lowest: exactly for a line, by search for anything else. */
export function bestSetting(stage: Stage, values: Values): Values {
  if (isLine(stage.task)) return bestValues(stage, values, freeParameters(stage.task, stage.names));
  return lowestSetting(knobsOf(stage), values, (at) => goalValue(stage, at, {}, 0));
}

/** The same along one knob alone. */
export function bestAlong(stage: Stage, values: Values, tool: ParameterTool): number {
  const now = values[tool.id] ?? tool.min;
  if (isLine(stage.task)) return bestValues(stage, values, [tool.id])[tool.id] ?? now;
  return lowestStand(tool, now, (value) => goalValue(stage, { ...values, [tool.id]: value }, {}, 0));
}
