import { freeParameters } from './goal.ts';
import type { Values } from './draw.ts';
import { bestValues, metricAt } from './measured.ts';
import { lawsReach } from './question.ts';
import { isLine } from './search.ts';
import type { Play } from './play.ts';
import type { MetricName } from '../engine/metric/registry.ts';

/** A line of a lost round: where it lies, under which tiles, and what it comes to. */
export interface Reached {
  values: Values;
  law: { aggregate: string; measure: string } | null;
  value: number;
}

/** The best line there was in a round that was lost, beside the player's own; null where no line was asked for, none is what the network says, or no tiles make one. */
export function bestLine(play: Play): { metric: MetricName; own: Reached; best: Reached; free: readonly string[] } | null {
  const { stage, values, choices } = play;
  const { goal } = stage.task;
  if (play.verdict !== 'missed' || stage.task.hand !== undefined) return null;
  const asked = stage.questions[play.answers.length]?.question;
  if (asked?.answer.kind === 'setting' && asked.ask.of === 'metric') {
    const { metric, data } = asked.ask;
    const { aggregate = 'mean', measure = '' } = choices;
    const best = lawsReach(stage, asked).toSorted((one, other) => one.value - other.value)[0];
    if (best === undefined) return null;
    return { metric, best, own: { values, law: { aggregate, measure }, value: metricAt(stage, values, metric, data) }, free: [] };
  }
  if (stage.questions.length > 0 || !isLine(stage.task) || goal.metric !== 'mean-squared-error' || goal.data !== 'train') return null;
  const free = freeParameters(stage.task, stage.names);
  const best = bestValues(stage, values, free);
  return { metric: goal.metric, best: { values: best, law: null, value: metricAt(stage, best, goal.metric, goal.data) }, own: { values, law: null, value: play.value }, free };
}
