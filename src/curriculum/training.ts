import { train } from '../engine/train.ts';
import { toRaw, toStandard, standardise } from '../engine/scaling.ts';
import { parametersOf, type Stage } from './stage.ts';
import type { Values } from './draw.ts';

/** Parameters in display units after each epoch, the start first. */
export type Path = readonly Float64Array[];

/** Trainings that were asked for lately, by all that decides how they go: what a question asks is looked at again and again. */
const lately = new Map<string, Path>();
const LATELY = 64;

/**
 * Trains the stage's network on the reference engine from these values, with the stage's batch, at one rate or one for each epoch.
 * A path that diverges ends at the last parameters that are still numbers.
 */
export function trainFrom(stage: Stage, values: Values, learningRate: number | readonly number[], epochs: number): Path {
  const shown = parametersOf(stage, values);
  const { train: { inputs, targets }, task, batch } = stage;
  const key = JSON.stringify([task.network, task.units, Array.from(inputs), Array.from(targets), batch, Array.from(shown), learningRate, epochs, frozenOf(stage)]);
  const found = lately.get(key);
  if (found !== undefined) return found;
  const path = trained(stage, shown, learningRate, epochs);
  const [oldest] = lately.keys();
  if (lately.size >= LATELY && oldest !== undefined) lately.delete(oldest);
  lately.set(key, path);
  return path;
}

function trained(stage: Stage, shown: Float64Array, learningRate: number | readonly number[], epochs: number): Path {
  const { task, scaling } = stage;
  const standard = task.units === 'standardised';
  const rows = standard ? standardise(stage.train, scaling) : stage.train;
  const start = standard ? toStandard(task.network, shown, scaling) : shown;
  const path: Float64Array[] = [shown];
  train(task.network, start, rows, {
    learningRate,
    epochs,
    frozen: frozenOf(stage),
    batch: stage.batch,
    seed: 0,
    onEpoch: (_epoch, parameters) => {
      const after = standard ? toRaw(task.network, parameters, scaling) : Float64Array.from(parameters);
      if (after.every(Number.isFinite)) path.push(after);
    },
  });
  return path;
}

/** A parameter learns where it has a knob, or, where the level has no knobs for parameters, always. */
export function frozenOf(stage: Stage): readonly boolean[] {
  const knobs = stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [tool.id] : []));
  const still = stage.task.frozen;
  return stage.names.map((name) => still.includes(name) || (knobs.length > 0 && !knobs.includes(name)));
}

/** Flat parameters back to values by name; what is not a parameter (the rate) stays. */
export function valuesAt(stage: Stage, parameters: Float64Array, values: Values): Values {
  return { ...values, ...Object.fromEntries(stage.names.map((name, index) => [name, parameters[index] ?? 0])) };
}

/** What training moves. */
export function freeNames(stage: Stage): readonly string[] {
  const frozen = frozenOf(stage);
  return stage.names.filter((_, index) => frozen[index] !== true);
}
