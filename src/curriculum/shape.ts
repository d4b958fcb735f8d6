import { layout, type Network, parameterCount, parameterNames } from '../engine/network.ts';
import { random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import { fitScaling, type Scaling, toRaw } from '../engine/scaling.ts';
import { startParameters } from '../engine/start.ts';
import type { Values } from './draw.ts';
import { driven } from './drivers.ts';
import type { COUNTED } from './level-quantity.ts';
import type { UnitsTool } from './level-tool.ts';
import type { Task } from './level.ts';
import type { Stage } from './stage.ts';

/** Tools by which layers get more units or fewer. */
export function unitsTools({ tools }: Pick<Task, 'tools'>): readonly UnitsTool[] {
  return tools.flatMap((tool) => (tool.kind === 'units' ? [tool] : []));
}

/** The layer that a units tool belongs to, the inputs being 0. */
export function layerOf({ id }: UnitsTool): number {
  return Number(id.slice('units'.length));
}

/** Layers, counted from 1, with as many units or filters as told; a layer of none is left out, and one of which nothing is told stays. */
export function sized(layers: Task['network']['layers'], count: (index: number) => number | undefined): Task['network']['layers'] {
  return layers.flatMap((layer, index) => {
    const wanted = count(index + 1);
    if (wanted === undefined) return [layer];
    if (wanted === 0) return [];
    if (layer.kind === 'conv2d') return [{ ...layer, filters: wanted }];
    return ['units' in layer ? { ...layer, units: wanted } : layer];
  });
}

/** The network with as many units as these values say; a hidden layer of none is left out. */
export function shapedNetwork({ task, plan: network }: Pick<Stage, 'task' | 'plan'>, values: Values): Task['network'] {
  const counts = new Map(unitsTools(task).map((tool) => [layerOf(tool), values[tool.id] ?? tool.min]));
  return { ...network, inputs: counts.get(0) ?? network.inputs, layers: sized(network.layers, (index) => counts.get(index)) };
}

/** The first so many inputs of each row. */
function firstInputs(rows: Rows, features: number): Rows {
  if (features >= rows.features) return rows;
  return { ...rows, features, inputs: rows.inputs.filter((_, index) => index % rows.features < features) };
}

/** A weight or bias, and not what else can be set. */
export const isParameter = (name: string): boolean => /^[wb][\d.]*$/.test(name);

/**
 * Values of a network of this shape, with small parameters where a wire or a unit is new. What was learnt belongs together:
 * a network that is trained begins anew with every shape, and so does one with more layers or fewer.
 */
function parametersFor(task: Task, scaling: Scaling, network: Network, values: Values): Values {
  const names = parameterNames(network);
  const before = Object.keys(values).filter(isParameter);
  const others = Object.fromEntries(Object.entries(values).filter(([name]) => !isParameter(name)));
  if (names.length === before.length && names.every((name) => name in values)) return values;
  const shape = [network.inputs, ...layout(network).map(({ units }) => units)].join('-');
  const drawn = startParameters(network, { kind: 'glorot' }, random(`units/${shape}`));
  const standard = task.units === 'standardised';
  const shown = standard ? toRaw(network, drawn, scaling) : drawn;
  const layers = (all: readonly string[]) => new Set(all.map((name) => name.split('.')[0])).size;
  const kept = standard || layers(names) !== layers(before) ? {} : values;
  return { ...others, ...Object.fromEntries(names.map((name, index) => [name, kept[name] ?? shown[index] ?? 0])) };
}

/** A stage as it was drawn, whose network is built as these values say, with the values that then stand; both as they are where nothing is built. */
export function shaped(stage: Stage, values: Values): { stage: Stage; values: Values } {
  const { task } = stage;
  if (task.drivers !== undefined) return driven(stage, values);
  if (unitsTools(task).length === 0) return { stage, values };
  const network = shapedNetwork(stage, values);
  const [train, test] = [firstInputs(stage.train, network.inputs), firstInputs(stage.test, network.inputs)];
  const scaling = train === stage.train ? stage.scaling : fitScaling(train, { targets: network.loss === 'mean-squared-error' });
  const standing = parametersFor(task, scaling, network, values);
  return { stage: { ...stage, task: { ...task, network }, names: parameterNames(network), train, test, scaling, start: { ...standing, ...stage.start } }, values: standing };
}

export type Counted = (typeof COUNTED)[number];

/** How many of something a network has. */
export function countOf(network: Network, counted: Counted): number {
  const layers = layout(network);
  switch (counted) {
    case 'weights':
      return layers.reduce((sum, { inputs, units }) => sum + inputs * units, 0);
    case 'biases':
      return layers.reduce((sum, { units }) => sum + units, 0);
    case 'parameters':
      return parameterCount(network);
    case 'inputs':
      return network.inputs;
    case 'hidden':
      return layers.slice(0, -1).reduce((sum, { units }) => sum + units, 0);
    case 'layers':
      return layers.length;
    case 'outputs':
      return layers.at(-1)?.units ?? 0;
  }
}
