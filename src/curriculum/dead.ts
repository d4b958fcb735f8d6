import { layout, activationOf } from '../engine/network.ts';
import { predict } from '../engine/predict.ts';
import type { Values } from './draw.ts';
import { parametersOf, type Stage } from './stage.ts';

/** How many hidden units say nothing of any training row; `layer`: true where that is a whole layer. */
export function deadUnits(stage: Stage, parameters: Float64Array): { count: number; layer: boolean } {
  const { network } = stage.task;
  const { a } = predict(network, parameters, stage.train);
  let count = 0;
  let layer = false;
  layout(network).slice(0, -1).forEach(({ units }, index) => {
    if (activationOf(network, index) !== 'relu') return;
    const says = a[index] ?? new Float64Array();
    const silent = Array.from({ length: units }, (_, unit) => unit).filter((unit) => says.every((value, at) => at % units !== unit || value === 0)).length;
    count += silent;
    layer ||= silent === units;
  });
  return { count, layer };
}

/** How many hidden units say something of some training row. */
export function awakeUnits(stage: Stage, values: Values): number {
  const hidden = layout(stage.task.network).slice(0, -1).reduce((sum, { units }) => sum + units, 0);
  return hidden - deadUnits(stage, parametersOf(stage, values)).count;
}

/** Parameters of one hidden unit of the first layer, in and out. */
function unitOf(stage: Stage, parameters: Float64Array, unit: number): readonly number[] {
  return stage.names.flatMap((name, index) => (new RegExp(`^(w1\\.\\d+\\.${unit}|b1\\.${unit}|w2\\.${unit}\\.\\d+)$`).test(name) ? [parameters[index] ?? Number.NaN] : []));
}

/** Two units are one where no parameter of theirs is farther apart than this, by its size. */
const ALIKE = 1e-6;

/** Of each unit of the first hidden layer, which kind it is, counted from 1: clones are of one kind. */
export function kindOfUnits(stage: Stage, parameters: Float64Array): readonly number[] {
  const units = Array.from({ length: layout(stage.task.network)[0]?.units ?? 0 }, (_, index) => unitOf(stage, parameters, index + 1));
  const alike = (one: readonly number[], other: readonly number[]) => one.every((value, index) => Math.abs(value - (other[index] ?? Number.NaN)) <= ALIKE * Math.max(1, Math.abs(value)));
  const firsts: (readonly number[])[] = [];
  return units.map((unit) => {
    const known = firsts.findIndex((first) => alike(unit, first));
    return known >= 0 ? known + 1 : firsts.push(unit);
  });
}

/** How many different units the first hidden layer has. */
export function kindsOf(stage: Stage, parameters: Float64Array): number {
  return Math.max(0, ...kindOfUnits(stage, parameters));
}
