import { parameterCount } from '../engine/network.ts';
import { random } from '../engine/random.ts';
import { startParameters } from '../engine/start.ts';
import type { LivePlan } from '../engine/live.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';
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

/** Networks that were built lately with the parameters that they start with: what was found out about either is found by identity. */
const lately = new Map<string, { network: Task['network']; learnt: Float64Array }>();
const LATELY = 24;

/** A network and the parameters it starts with: for the same network always the same, so that who begins anew begins alike. */
function untrained(network: Task['network'], initial: LearnTool['initial']): { network: Task['network']; learnt: Float64Array } {
  const key = JSON.stringify([network, initial]);
  const found = lately.get(key) ?? { network, learnt: startParameters(network, { kind: initial }, random(`learn/${key}`)) };
  lately.delete(key);
  lately.set(key, found);
  const oldest = lately.keys().next().value;
  if (lately.size > LATELY && oldest !== undefined) lately.delete(oldest);
  return found;
}

/** The stage with its network and rows as chosen, untrained. */
export function asChosen(stage: Stage, values: Values, choices: Choices): Stage {
  const tool = learnTool(stage.task);
  if (tool === null) return stage;
  const { networks } = stage.task;
  const units = Object.fromEntries(stage.task.tools.flatMap((each) => (each.kind === 'units' ? [[each.id, values[each.id] ?? each.min] as const] : [])));
  const plan = networks?.[choices['network'] ?? ''] ?? stage.plan;
  const balance = stage.task.tools.some(({ kind }) => kind === 'balance') ? { boxWeight: values['balance'] ?? 0 } : {};
  const { network, learnt } = untrained({ ...plan, ...balance, layers: sized(plan.layers, (index) => units[`units${index}`]) }, tool.initial);
  return { ...stage, task: { ...stage.task, network }, learnt, taught: false };
}

/** The stage back at its start, untrained. */
export function forgotten(stage: Stage): Stage {
  const tool = learnTool(stage.task);
  return tool === null ? stage : { ...stage, learnt: untrained(stage.task.network, tool.initial).learnt, taught: false };
}

/** Weights and biases of the network that a stage trains. */
export const learntCount = ({ task }: Stage): number => parameterCount(task.network);
