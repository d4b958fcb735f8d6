import { parameterCount } from '../engine/network.ts';
import { type MetricName, metrics } from '../engine/metric/registry.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';
import type { Goal } from './level-goal.ts';
import { bestHand } from './best-hand.ts';
import { misplaced } from './arrangement.ts';
import { awakeUnits } from './dead.ts';
import { relearnt } from './edit.ts';
import { cardsIn, learnerOf, worstTown } from './program.ts';
import { edgeRate } from './edge.ts';
import { bestValues, gradientAt, metricAt } from './measured.ts';
import { nextMove } from './quantity.ts';
import type { Stage } from './stage.ts';

const SHORT: readonly MetricName[] = ['accuracy', 'precision', 'recall', 'f1', 'step-accuracy', 'sequence-accuracy', 'iou', 'class-accuracy', 'box-iou', 'found', 'resemblance'];

/** A metric of the engine, which a training can show as it goes on. */
export const isMetric = (metric: Goal['metric']): metric is MetricName => Object.hasOwn(metrics, metric);

/** A metric of which more is better, 1 at most. */
export const isShort = (metric: Goal['metric']): boolean => SHORT.some((each) => each === metric);

/** The parameters that the player can move, by knob or by training. */
export function freeParameters(task: Task, names: readonly string[]): readonly string[] {
  const knobs = task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [tool.id] : []));
  return names.filter((name) => !task.frozen.includes(name) && (knobs.length === 0 || knobs.includes(name)));
}

/** Judged is what the network says or is, not what was counted of answers, cards or pieces. */
export function isOfNetwork({ metric }: Goal): boolean {
  return metric !== 'mistakes' && metric !== 'program' && metric !== 'misplaced' && metric !== 'breaking-rate' && metric !== 'missed-starts';
}

/** Destroying is the goal: what reaches it leads to no valley. */
export function isBreaking({ metric }: Goal): boolean {
  return metric === 'breaking-rate' || metric === 'awake';
}

/** The number to stay at or under, its draws made: some goals are told relative to the best line there is. */
export function goalBound(stage: Stage): number {
  const { atMost, metric, data } = stage.task.goal;
  if (typeof atMost === 'number') return atMost;
  if ('timesEdge' in atMost) return atMost.timesEdge * edgeRate(stage);
  if (metric === 'gradient' || metric === 'mistakes' || metric === 'program' || metric === 'misplaced' || metric === 'next-move' || metric === 'breaking-rate' || metric === 'tilt' || metric === 'missed-starts' || metric === 'awake') throw new Error(`goal: a bound relative to the best needs a metric of the network, not ${metric}`);
  const best = metricAt(stage, stage.task.hand !== undefined ? bestHand(stage, stage.task.hand) : bestValues(stage, stage.start, freeParameters(stage.task, stage.names)), metric, data);
  return 'aboveBest' in atMost ? best + atMost.aboveBest : best * atMost.timesBest;
}

/** The network has no more parameters than the goal allows. */
export function isSmallEnough({ task }: Stage): boolean {
  return task.goal.size === undefined || parameterCount(task.network) <= task.goal.size;
}

/** A metric as the gauge shows it, lower being better: of what counts what is right, what it is short of 1. */
export function gaugeOf(metric: MetricName, found: number): number {
  return isShort(metric) ? 1 - found : found;
}

/** The value that the gauge shows, lower is better. `choices`: what was laid and chosen, by slot, piece or tool. */
export function goalValue(stage: Stage, values: Values, choices: Readonly<Record<string, string>>, mistakes: number): number {
  const { metric, data, parameter } = stage.task.goal;
  switch (metric) {
    case 'mistakes':
      return mistakes;
    case 'gradient':
      return Math.abs(gradientAt(stage, values, parameter ?? 'w'));
    case 'program': {
      const program = learnerOf(stage.task);
      if (program === undefined) return Infinity;
      return worstTown(program, cardsIn(choices), stage.cases).dollars;
    }
    case 'misplaced':
      return misplaced(stage, choices).length;
    case 'next-move':
      return nextMove(stage, values);
    case 'tilt':
      return Math.abs(relearnt(stage, values)[parameter ?? 'w'] ?? Number.NaN);
    case 'breaking-rate':
    case 'missed-starts':
      return Number.NaN;
    case 'awake':
      return awakeUnits(stage, values);
    default:
      return gaugeOf(metric, metricAt(stage, values, metric, data));
  }
}
