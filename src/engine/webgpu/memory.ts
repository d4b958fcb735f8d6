import type { DenseNetwork } from '../layer/kinds.ts';
import { layout, outputCount } from '../network.ts';
import type { Optimizer } from '../optimizer/optimizer.ts';

/**
 * Where an invocation holds its network while it trains: in registers, with all code written out; in arrays of its own,
 * with loops; or, where these would be too large, in the buffer, which is slower.
 */
export type Home = 'registers' | 'arrays' | 'buffer';

/**
 * Where a network's numbers stand in the buffer `state`, counted in numbers per network: number k of network n is at
 * k × networks + n, so that neighbours read neighbours.
 */
export interface Memory {
  readonly home: Home;
  readonly parameters: number;
  /** One block per number that the optimizer remembers of a parameter. */
  readonly remembered: readonly number[];
  /** The best parameters so far. */
  readonly best: number;
  /** In the home 'buffer' also: gradients, and per layer sums, activations and what comes back. */
  readonly gradients: number;
  readonly z: readonly number[];
  readonly a: readonly number[];
  readonly dz: readonly number[];
  /** Numbers of one network. */
  readonly size: number;
}

/** Most numbers in registers: compiling takes longer with each. */
export const MOST_REGISTERS = 512;

/** Most numbers in arrays of an invocation. */
const MOST_ARRAYS = 1024;

/** @param mostRegisters at most MOST_REGISTERS; fewer where the device's compiler is slow */
export function memoryOf(network: DenseNetwork, optimizer: Optimizer, stops: boolean, mostRegisters = MOST_REGISTERS): Memory {
  const layers = layout(network);
  let size = 0;
  const take = (count: number) => {
    const begin = size;
    size += count;
    return begin;
  };
  const count = layers.reduce((sum, { inputs, units }) => sum + inputs * units + units, 0);
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  const parameters = take(count);
  const remembered = Array.from({ length: optimizer.memory }, () => take(count));
  const best = take(stops ? count : 0);
  const numbers = count * (2 + optimizer.memory) + 3 * units;
  const home = numbers <= mostRegisters ? 'registers' : numbers <= MOST_ARRAYS ? 'arrays' : 'buffer';
  const scratch = (each: number) => (home === 'buffer' ? take(each) : size);
  return {
    home, parameters, remembered, best,
    gradients: scratch(count),
    z: layers.map((layer) => scratch(layer.units)),
    a: layers.map((layer) => scratch(layer.units)),
    dz: layers.map((layer) => scratch(layer.units)),
    size,
  };
}

/** Multiplications of one network in one epoch, roughly: forward, backward and both again for exponents and the like. */
export function workOf(network: DenseNetwork, rows: number): number {
  const layers = layout(network);
  const wires = layers.reduce((sum, { inputs, units }) => sum + inputs * units, 0);
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  return rows * (3 * wires + 10 * units + outputCount(network));
}
