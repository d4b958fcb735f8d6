import type { DenseNetwork } from '../layer/kinds.ts';
import { parameterCount } from '../network.ts';
import type { Plan, Trained } from '../population.ts';
import type { Rows } from '../rows.ts';
import { startOf } from '../start.ts';
import { DIVERGED, MARKS, STOPPED } from './command.ts';
import { GROUP } from './program.ts';
import type { Group } from './group.ts';
import { type Memory, workOf } from './memory.ts';
import { CURVE_SLOT, FINAL_SLOT } from './slices.ts';

/** Networks of a group that are trained at once, and the numbers they begin with. */
export interface Block {
  readonly indices: readonly number[];
  readonly plans: readonly Plan[];
  /** Networks, padding included: a multiple of the workgroup. */
  readonly lanes: number;
  readonly state: Float32Array<ArrayBuffer>;
  readonly marks: Uint32Array<ArrayBuffer>;
  readonly rates: Float32Array<ArrayBuffer>;
  readonly frozen: Uint32Array<ArrayBuffer>;
}

/** Most bytes of any one buffer of a block, unless a single workgroup needs more. Six of them grow with its networks. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_LANES = 16384;
/** Most multiplications of one epoch of a network, and of a block: an epoch is the least that can be sent. */
const MOST_WORK_EACH = 2e7;
const MOST_WORK = 4e9;

/**
 * How many networks of a group go through at once. Throws an Error where a network is too large for the device: where one
 * epoch, the least that can be sent, might take longer than a driver lets a program run.
 */
export function mostLanes(network: DenseNetwork, group: Group, memory: Memory, rows: number, slots: number, largest: number): number {
  const work = workOf(network, rows);
  if (work > MOST_WORK_EACH) {
    throw new Error(`webgpu: ${work} multiplications per network and epoch; at most ${MOST_WORK_EACH}; train it with another backend`);
  }
  const count = parameterCount(network);
  const widest = 4 * Math.max(memory.size, MARKS, group.frozen ? count : 1, group.scheduled ? group.epochs : 1, slots, group.shuffled ? rows : 0);
  const room = Math.floor(Math.min(MOST_LANES, Math.min(MOST_BYTES, largest) / widest, MOST_WORK / work) / GROUP) * GROUP;
  if (4 * widest * GROUP > largest) throw new Error(`webgpu: ${widest} bytes per network; the device binds ${largest}; train it with another backend`);
  return Math.max(GROUP, room);
}

export function blocksOf(network: DenseNetwork, group: Group, memory: Memory, most: number): (() => Block)[] {
  const begins = Array.from({ length: Math.ceil(group.plans.length / most) }, (_, index) => index * most);
  return begins.map((begin) => () => blockOf(network, group, memory, begin, Math.min(most, group.plans.length - begin)));
}

function blockOf(network: DenseNetwork, group: Group, memory: Memory, begin: number, count: number): Block {
  const width = parameterCount(network);
  const lanes = Math.ceil(count / GROUP) * GROUP;
  const plans = group.plans.slice(begin, begin + count);
  const state = new Float32Array(memory.size * lanes);
  const marks = new Uint32Array(MARKS * lanes).fill(STOPPED, count, lanes);
  const rates = new Float32Array((group.scheduled ? group.epochs : 1) * lanes);
  const frozen = new Uint32Array(group.frozen ? width * lanes : 1);
  plans.forEach(({ start, learningRate, frozen: held }, lane) => {
    startOf(network, start).forEach((value, p) => {
      state[(memory.parameters + p) * lanes + lane] = value;
      if (group.stop !== undefined) state[(memory.best + p) * lanes + lane] = value;
    });
    for (let at = lane, epoch = 0; at < rates.length; at += lanes, epoch++) {
      rates[at] = typeof learningRate === 'number' ? learningRate : (learningRate[epoch] ?? NaN);
    }
    held?.forEach((still, p) => { if (still) frozen[p * lanes + lane] = 1; });
  });
  return { indices: group.indices.slice(begin, begin + count), plans, lanes, state, marks, rates, frozen };
}

/** Inputs, then targets. */
export function dataOf({ inputs, targets, count, features, outputs }: Rows): Float32Array<ArrayBuffer> {
  const data = new Float32Array(count * (features + outputs));
  data.set(inputs);
  data.set(targets, inputs.length);
  return data;
}

/** What came back from the device: the final parameters (the best ones, with early stopping), marks and losses. */
export interface Finished {
  readonly parameters: Float32Array;
  readonly marks: Uint32Array;
  readonly losses: Float32Array;
}

/** One network of a finished block; `curve` are the epochs whose losses stand in the slots of the curve. */
export function trainedAt(
  lane: number, lanes: number, width: number, { parameters, marks, losses }: Finished, stops: boolean, curve: readonly number[], wanted?: readonly number[],
): Trained {
  const diverged = marks[lane] === DIVERGED;
  const epochs = marks[lanes + lane] ?? 0;
  const loss = diverged && !stops ? Infinity : (losses[FINAL_SLOT * lanes + lane] ?? NaN);
  const after = (epoch: number) => {
    if (diverged ? epoch >= epochs : epoch > epochs) return diverged ? Infinity : NaN;
    return losses[(CURVE_SLOT + curve.indexOf(epoch)) * lanes + lane] ?? NaN;
  };
  return {
    parameters: Float64Array.from({ length: width }, (_, p) => parameters[p * lanes + lane] ?? NaN),
    loss, diverged, epochs,
    ...wanted && { curve: Float64Array.from(wanted, after) },
  };
}
