import type { Task, Values } from './level.ts';
import { type Laid, worstTown } from './program.ts';
import { bestValues, gradientAt, metricAt } from './quantity.ts';
import type { Stage } from './stage.ts';

/** The parameters that the player can move, by knob or by training. */
export function freeParameters(task: Task, names: readonly string[]): readonly string[] {
  const knobs = task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [tool.id] : []));
  return names.filter((name) => !task.frozen.includes(name) && (knobs.length === 0 || knobs.includes(name)));
}

/** The number to stay at or under, its draws made: some goals are told relative to the best line there is. */
export function goalBound(stage: Stage): number {
  const { atMost, metric, data } = stage.task.goal;
  if (typeof atMost === 'number') return atMost;
  if (metric === 'gradient' || metric === 'mistakes' || metric === 'program') throw new Error(`goal: a bound relative to the best needs a metric of the network, not ${metric}`);
  const best = metricAt(stage, bestValues(stage, stage.start, freeParameters(stage.task, stage.names)), metric, data);
  return 'aboveBest' in atMost ? best + atMost.aboveBest : best * atMost.timesBest;
}

/** The value that the gauge shows, lower is better. */
export function goalValue(stage: Stage, values: Values, laid: Laid, mistakes: number): number {
  const { metric, data, parameter } = stage.task.goal;
  switch (metric) {
    case 'mistakes':
      return mistakes;
    case 'gradient':
      return Math.abs(gradientAt(stage, values, parameter ?? 'w'));
    case 'program': {
      const program = stage.task.program;
      if (program === undefined) return Infinity;
      return worstTown(program, laid, stage.cases).dollars;
    }
    default:
      return metricAt(stage, values, metric, data);
  }
}
