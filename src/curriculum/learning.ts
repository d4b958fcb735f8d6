import { layout, type Network, parameterCount } from '../engine/network.ts';
import { random } from '../engine/random.ts';
import type { Rows } from '../engine/rows.ts';
import { startParameters } from '../engine/start.ts';
import type { LivePlan } from '../engine/live.ts';
import type { Values } from './draw.ts';
import { type LearnTool, learnTool } from './learn-tool.ts';
import { sized } from './shape.ts';
import type { Stage } from './stage.ts';

type Choices = Readonly<Record<string, string>>;

/** How the network of a stage is trained, the values standing as they do. */
export function livePlan({ task, seed }: Stage, values: Values): LivePlan | null {
  const tool = learnTool(task);
  if (tool === null) return null;
  const { epochs, batch, optimizer } = tool;
  return { learningRate: values['rate'] ?? tool.rate ?? Number.NaN, batch, epochs, seed, ...(optimizer === undefined ? {} : { optimizer: { name: optimizer } }) };
}

/** Where each pixel goes: the same for every picture of that size. */
function permutation(features: number): readonly number[] {
  return random(`pixels/${features}`).shuffle(Array.from({ length: features }, (_, index) => index));
}

const shuffledLately = new WeakMap<Rows, Rows>();

/** Rows whose inputs have changed places, all in the same way. */
function shuffled(rows: Rows): Rows {
  const found = shuffledLately.get(rows);
  if (found !== undefined) return found;
  const { count, features, outputs } = rows;
  const places = permutation(features);
  let inputs: Float64Array | null = null;
  const mixed = () => rows.inputs.map((_, at) => rows.inputs[at - (at % features) + (places[at % features] ?? 0)] ?? Number.NaN);
  const moved: Rows = { get inputs() { return (inputs ??= mixed()); }, get targets() { return rows.targets; }, count, features, outputs };
  shuffledLately.set(rows, moved);
  return moved;
}

/** One row of inputs as the network of this stage sees it: pixels change places where they do so for all. */
export function seenBy(choices: Choices, inputs: Float64Array): Float64Array {
  if (choices['pixels'] !== 'shuffled') return inputs;
  const places = permutation(inputs.length);
  return inputs.map((_, at) => inputs[places[at] ?? 0] ?? Number.NaN);
}

/** Parameters that a network starts with: drawn by the round's seed, the same at every new start. */
function untrained(network: Network, seed: string, initial: LearnTool['initial']): Float64Array {
  return startParameters(network, { kind: initial }, random(`${seed}/learn`));
}

/** The stage with its network and rows as chosen, untrained. */
export function asChosen(stage: Stage, values: Values, choices: Choices): Stage {
  const tool = learnTool(stage.task);
  if (tool === null) return stage;
  const { networks } = stage.task;
  const units = Object.fromEntries(stage.task.tools.flatMap((each) => (each.kind === 'units' ? [[each.id, values[each.id] ?? each.min] as const] : [])));
  const plan = networks?.[choices['network'] ?? ''] ?? stage.plan;
  const balance = stage.task.tools.some(({ kind }) => kind === 'balance') ? { boxWeight: values['balance'] ?? 0 } : {};
  const network = { ...plan, ...balance, layers: sized(plan.layers, (index) => units[`units${index}`]) };
  const mixed = choices['pixels'] === 'shuffled';
  return {
    ...stage,
    task: { ...stage.task, network },
    ...(mixed ? { train: shuffled(stage.train), test: shuffled(stage.test) } : {}),
    learnt: untrained(network, stage.seed, tool.initial),
    taught: false,
  };
}

/** The stage back at its start, untrained. */
export function forgotten(stage: Stage): Stage {
  const tool = learnTool(stage.task);
  return tool === null ? stage : { ...stage, learnt: untrained(stage.task.network, stage.seed, tool.initial), taught: false };
}

/** Weights and biases of the network that a stage trains. */
export const learntCount = ({ task }: Stage): number => parameterCount(task.network);

/** Numbers that come out of the layers that change something, for drawing: index, kind, shape. */
export const learntLayers = ({ task }: Stage) => layout(task.network);
