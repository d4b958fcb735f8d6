import { outputs, predict } from '../engine/predict.ts';
import { outputShape } from '../engine/network.ts';
import { metricOf } from '../engine/metric/registry.ts';
import type { Rows } from '../engine/rows.ts';
import type { Quantity } from './level-quantity.ts';
import type { Play } from './play.ts';
import { inPlace, pictureSpec } from './pictures.ts';
import { backwards } from './sentences.ts';
import { settledDraw } from './measured.ts';
import { parametersOf, type Stage } from './stage.ts';

export type Disturbed = Extract<Quantity, { of: 'disturbed' }>;

/** Rows that are all changed in the same way; what comes into a picture from beyond its edge is dark. Null where that can not be done to them. */
function changed(rows: Rows, dataset: Stage['task']['dataset'], { by }: Disturbed, amount: number): Rows | null {
  const { inputs } = rows;
  if (by === 'backwards') return dataset.source === 'sentences' ? backwards(rows) : null;
  if (dataset.source !== 'pictures') return null;
  const { width, sheet } = pictureSpec(dataset.set);
  switch (by) {
    case 'right':
      return { ...rows, inputs: inputs.map((_, at) => (at % width < amount ? 0 : (inputs[at - amount] ?? 0))) };
    case 'dim':
      return { ...rows, inputs: inputs.map((value) => (value * amount) / 100) };
    case 'negative':
      // What is drawn goes in as it differs from its own mean.
      return { ...rows, inputs: inputs.map((value) => (sheet === null ? -value : 1 - value)) };
    case 'in-place':
      return dataset.shuffled ? { ...rows, inputs: inPlace(inputs, rows.features) } : null;
  }
}

/** What a call that was answered has done to every row; null where none was. */
export function disturbance({ phase, verdict, stage }: Play): Disturbed | null {
  const ask = stage.questions[0]?.question.ask;
  return phase === 'call' && verdict !== 'open' && ask?.of === 'disturbed' ? ask : null;
}

/** The inputs of one row, changed so; as they are where that can not be done. */
export function disturbedInputs({ task }: Stage, ask: Disturbed, inputs: Float64Array): Float64Array {
  const row = { inputs, targets: new Float64Array(), count: 1, features: inputs.length, outputs: 0 };
  return changed(row, task.dataset, ask, settledDraw(ask.amount))?.inputs ?? inputs;
}

const lately = new WeakMap<Float64Array, Map<string, number>>();

/** A metric of what was learnt on pictures or sentences that were changed; NaN where the task has none. */
export function disturbedValue(stage: Stage, ask: Disturbed): number {
  const { dataset, network } = stage.task;
  if (stage.learnt === null) return Number.NaN;
  const amount = settledDraw(ask.amount);
  const key = JSON.stringify([ask.by, ask.metric, amount]);
  const known = lately.get(stage.learnt) ?? new Map<string, number>();
  lately.set(stage.learnt, known);
  const rows = changed(stage.test, dataset, ask, amount);
  if (rows === null) return Number.NaN;
  const found = known.get(key) ?? metricOf(ask.metric, undefined, outputShape(network).at(-1))(outputs(predict(network, parametersOf(stage, {}), rows)), rows.targets, rows.outputs);
  known.set(key, found);
  return found;
}
