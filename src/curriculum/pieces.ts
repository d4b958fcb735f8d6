import { layout } from '../engine/network.ts';
import { snap } from './range.ts';
import type { Values } from './draw.ts';
import type { ParameterTool } from './level-tool.ts';
import { parametersOf, predictionsOf, type Stage } from './stage.ts';

/** One unit over the road: its own weighted sum, and by how much what comes out of it counts. */
export interface UnitPiece {
  weight: number;
  bias: number;
  /** 1 where the unit's output is the network's. */
  scale: number;
  names: { weight: string; bias: string; scale: string | null };
}

/** A network of one input as its units' pieces; none where it has more hidden layers. */
export function piecesOf(stage: Stage, values: Values): readonly UnitPiece[] {
  const { network } = stage.task;
  const parameters = parametersOf(stage, values);
  const value = (name: string) => parameters[stage.names.indexOf(name)] ?? Number.NaN;
  if (network.inputs !== 1) return [];
  if (network.layers.length === 1) return [{ weight: value('w'), bias: value('b'), scale: 1, names: { weight: 'w', bias: 'b', scale: null } }];
  if (network.layers.length !== 2) return [];
  return Array.from({ length: layout(network)[0]?.units ?? 0 }, (_, index) => {
    const names = { weight: `w1.1.${index + 1}`, bias: `b1.${index + 1}`, scale: `w2.${index + 1}.1` };
    return { weight: value(names.weight), bias: value(names.bias), scale: value(names.scale), names };
  });
}

/** Where the weighted sum of a unit is 0: its gate, or its bend. */
export function kinkOf({ weight, bias }: Pick<UnitPiece, 'weight' | 'bias'>): number {
  return -bias / weight;
}

/** The ground that pieces are added to: the bias of the output. */
export function groundOf(stage: Stage, values: Values): number {
  return stage.task.network.layers.length === 2 ? (parametersOf(stage, values)[stage.names.indexOf('b2.1')] ?? 0) : 0;
}

/** The bias that puts a unit's bend as near to an input as its knob can. */
export function biasFor({ weight }: Pick<UnitPiece, 'weight'>, input: number, knob: ParameterTool): number {
  return snap(knob, -weight * input);
}

/** Training rows that get through though they are not among these, or are stopped though they are. */
export function strays(stage: Stage, values: Values, rows: readonly number[]): readonly number[] {
  const outputs = predictionsOf(stage, values, 'train');
  return stage.trainIds.filter((id, row) => (outputs[row] ?? 0) > 0 !== rows.includes(id));
}
