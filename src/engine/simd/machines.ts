import { isDense } from '../layer/kinds.ts';
import { type Network, parameterCount } from '../network.ts';
import type { Budget } from '../pieces.ts';
import type { PopulationOptions } from '../population.ts';
import type { Rows } from '../rows.ts';
import type { Machine } from './machine.ts';
import { type Manner, smallMachine } from './small.ts';

/** Networks with more parameters are not written out unit by unit. */
const SMALL = 400;
/** Up to so many networks go one after the other, with rows in lanes; more of them side by side. */
const FEW = 2;

/** Machines that are set aside between calls, at most, and the memory that they hold together. */
const MOST_IDLE = 8;
const MOST_BYTES = 33_554_432;

/** What a machine was made for. Networks and rows never change, so that it is enough to know them again. */
interface Purpose {
  readonly network: Network;
  readonly rows: Rows;
  readonly validation: Rows;
  /** What stands in the lanes, and the manner of training, as text. */
  readonly manner: string;
}

const purposes = new WeakMap<Machine, Purpose>();

/** Those not at work, their rows still in memory: the one that was set aside last is the last. */
const idle: Machine[] = [];

/**
 * A machine for so many networks: one that was set aside with these very rows, or a new one; undefined once aborted.
 * @param name the manner, as text
 */
export async function machineFor(
  network: Network, rows: Rows, validation: Rows, manner: Manner, name: string, count: number, budget: Budget, options: PopulationOptions,
): Promise<Machine | undefined> {
  const stacked = !isDense(network) || manner.goesOn;
  const lanes = stacked ? 'channels' : parameterCount(network) > SMALL ? 'units' : count <= FEW ? 'rows' : 'networks';
  const purpose: Purpose = { network, rows, validation, manner: lanes + name };
  const found = idle.findLastIndex((machine) => isFor(purpose, purposes.get(machine)));
  const [ready] = found < 0 ? [] : idle.splice(found, 1);
  if (ready !== undefined) return ready;
  const machine = await make();
  if (machine === undefined) return undefined;
  purposes.set(machine, purpose);
  return machine;

  /** A level of a dozen hotels needs small ones only. */
  async function make(): Promise<Machine | undefined> {
    if (stacked) return (await import('./stack/machine.ts')).stackMachine(network, rows, validation, manner, budget, options);
    if (lanes === 'units') return (await import('./large.ts')).largeMachine(network, rows, validation, manner, budget, options);
    return smallMachine(network, rows, validation, manner, lanes === 'rows' ? 'rows' : 'networks', budget, options);
  }
}

function isFor(purpose: Purpose, other: Purpose | undefined): boolean {
  return other !== undefined && other.network === purpose.network && other.rows === purpose.rows
    && other.validation === purpose.validation && other.manner === purpose.manner;
}

/** Sets a machine aside for the next call; the oldest make room. */
export function putAside(machine: Machine): void {
  idle.push(machine);
  let bytes = idle.reduce((sum, each) => sum + each.bytes, 0);
  while (idle.length > MOST_IDLE || bytes > MOST_BYTES) {
    const oldest = idle.shift();
    if (oldest === undefined) return;
    bytes -= oldest.bytes;
    oldest.release();
  }
}
