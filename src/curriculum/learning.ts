import { type Network, parameterCount } from '../engine/network.ts';
import { random } from '../engine/random.ts';
import { duelStart } from '../engine/duel-live.ts';
import { type Start, startParameters } from '../engine/start.ts';
import type { LivePlan } from '../engine/live.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';
import { type LearnTool, learnTool } from './learn-tool.ts';
import { recent } from './recent.ts';
import { sized } from './shape.ts';
import type { Stage } from './stage.ts';

type Choices = Readonly<Record<string, string>>;

/** What the rates of a duel are called: of the network, of its detector. */
export const DUEL_RATES = ['forger-rate', 'detector-rate'] as const;

/** How the network of a stage is trained, the values standing as they do. */
export function livePlan({ task, seed }: Stage, values: Values): LivePlan | null {
  const tool = learnTool(task);
  if (tool === null) return null;
  const { epochs, batch, optimizer, momentum } = tool;
  const plan = { learningRate: values['rate'] ?? tool.rate ?? Number.NaN, batch, epochs, seed, ...(optimizer === undefined ? {} : { optimizer: { name: optimizer, ...(momentum === undefined ? {} : { momentum }) } }) };
  const [forger, detector] = DUEL_RATES.map((name) => values[name] ?? Number.NaN);
  return task.detector === undefined ? plan : { ...plan, learningRate: forger ?? Number.NaN, against: { network: task.detector, learningRate: detector ?? Number.NaN } };
}

/** Networks that were built lately with the parameters that they start with: what was found out about either is found by identity. */
const lately = recent<{ network: Task['network']; learnt: Float64Array }>(24);

/** Parameters that a network begins with; where it has a detector, those of both. */
export function startFor({ network, detector }: { readonly network: Network; readonly detector?: Network | undefined }, initial: Start['kind'], seed: string): Float64Array {
  return detector === undefined ? startParameters(network, { kind: initial }, random(seed)) : duelStart(network, detector, initial, seed);
}

/** A network and the parameters it starts with: for the same network always the same, so that who begins anew begins alike. */
function untrained(network: Task['network'], detector: Task['detector'], initial: LearnTool['initial']): { network: Task['network']; learnt: Float64Array } {
  const key = JSON.stringify([network, initial, ...(detector === undefined ? [] : [detector])]);
  return lately(key, () => ({ network, learnt: startFor({ network, detector }, initial, `learn/${key}`) }));
}

/** The stage with its network and rows as chosen, untrained. */
export function asChosen(stage: Stage, values: Values, choices: Choices): Stage {
  const tool = learnTool(stage.task);
  if (tool === null) return stage;
  const { networks } = stage.task;
  const units = Object.fromEntries(stage.task.tools.flatMap((each) => (each.kind === 'units' ? [[each.id, values[each.id] ?? each.min] as const] : [])));
  const plan = networks?.[choices['network'] ?? ''] ?? stage.plan;
  const balance = stage.task.tools.some(({ kind }) => kind === 'balance') ? { boxWeight: values['balance'] ?? 0 } : {};
  const { network, learnt } = untrained({ ...plan, ...balance, layers: sized(plan.layers, (index) => units[`units${index}`]) }, stage.task.detector, tool.initial);
  return { ...stage, task: { ...stage.task, network }, learnt, taught: false };
}

/** The stage back at its start, untrained. */
export function forgotten(stage: Stage): Stage {
  const tool = learnTool(stage.task);
  return tool === null ? stage : { ...stage, learnt: untrained(stage.task.network, stage.task.detector, tool.initial).learnt, taught: false };
}

/** Weights and biases that a stage trains, of the network and of its detector. */
export const learntCount = ({ task }: Pick<Stage, 'task'>): number => parameterCount(task.network) + (task.detector === undefined ? 0 : parameterCount(task.detector));
