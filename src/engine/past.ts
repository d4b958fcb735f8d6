import { checkFields, describe } from './fields.ts';
import { parameterCount, type Network } from './network.ts';
import { optimizerOf, type OptimizerSpec } from './optimizer/registry.ts';

/** What a training leaves beside the parameters: where an optimizer, and layers that drop, go on from. */
export interface Past {
  /** How often the network was adjusted: a whole number from 0 to 2^31 - 1. */
  readonly adjustments: number;
  /** What the optimizer remembers (Optimizer.memory numbers of each parameter, those of a parameter together); finite where it is handed in. To another optimizer it means nothing. */
  readonly memory: Float64Array;
}

/** Of a network that was never trained. */
export function noPast(network: Network, optimizer?: OptimizerSpec): Past {
  return { adjustments: 0, memory: new Float64Array(parameterCount(network) * optimizerOf(optimizer).memory) };
}

/** Adjustments, at most. */
const MOST = 2_147_483_647;

/** Throws an Error that names the field and the remedy. `size` is the count of parameters. */
export function checkPast(past: Past, size: number, optimizer?: OptimizerSpec): void {
  checkFields('past', past, ['adjustments', 'memory']);
  const { adjustments, memory } = past;
  if (!(Number.isInteger(adjustments) && adjustments >= 0 && adjustments <= MOST)) throw new Error(`past.adjustments: ${describe(adjustments)}; give a whole number from 0 to ${MOST}`);
  if (!(memory instanceof Float64Array)) throw new Error(`past.memory: ${describe(memory)}; give a Float64Array`);
  const { name, memory: slots } = optimizerOf(optimizer);
  if (memory.length !== size * slots) throw new Error(`past.memory: ${memory.length} numbers; ${name} remembers ${slots} for each of ${size} parameters`);
  const wrong = memory.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new Error(`past.memory[${wrong}]: ${memory[wrong]}; give a finite number`);
}
