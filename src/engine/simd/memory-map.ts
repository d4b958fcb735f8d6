import { at } from '../at.ts';
import type { DenseNetwork } from '../layer/kinds.ts';
import { activationOf, layout, outputCount, parameterCount } from '../network.ts';
import type { Optimizer } from '../optimizer/optimizer.ts';
import { foldedEntries } from './fold.ts';
import { gradientLoops, type Entry } from './gradient-loops.ts';

/** What a kernel of small networks is generated for. */
export interface SmallSpec {
  readonly network: DenseNetwork;
  readonly optimizer: Optimizer;
  /** What stands in the four lanes of a vector: four networks, or four rows of one network. */
  readonly lanes: 'networks' | 'rows';
  /** Networks in lanes: each trains on rows in an order of its own. */
  readonly ownRows: boolean;
  /** The vectors of rows of every batch fit into the scratch (vectorsAtOnce); else gradients are summed in memory. */
  readonly atOnce: boolean;
  /** Rows in lanes: no vector of any batch has a lane without a row. */
  readonly filled: boolean;
  readonly frozen: boolean;
  readonly penalised: boolean;
}

/**
 * Where things stand in the kernel's memory, in bytes. Parameters have places: in the order of the gradient loops, then those folded. A place
 * is four numbers, one per network, or a single number (rows in lanes: four neighbours are adjusted at once).
 */
export interface MemoryMap {
  readonly loops: readonly (readonly Entry[])[];
  /** Parameters of a folded layer (fold.ts), in no loop. */
  readonly folded: readonly Entry[];
  /** A parameter's place, by its index in the layout. */
  readonly place: readonly number[];
  readonly placeBytes: number;
  /** Bytes of one number for all places. */
  readonly block: number;
  readonly parameters: number;
  /** What the optimizer remembers, block after block. */
  readonly memory: number;
  /** All ones for a parameter that moves, 0 for one that is frozen. */
  readonly mask: number;
  readonly l1: number;
  readonly l2: number;
  /** Sums of gradients between parts of a batch, a vector for each parameter. */
  readonly gradients: number;
  /** Activations and errors of the vectors of rows at hand. */
  readonly scratch: number;
  readonly scratchStep: number;
  /** Where data may begin. */
  readonly end: number;
}

/** The sum of the losses of `measure`, four lanes. */
export const LOSS = 0;
/** Epochs of `train` that ended with finite parameters, four lanes of whole numbers. */
export const DONE = 16;
/** What the optimizer's powers are short of 1, four lanes each; at first all 0. */
export const GONE = 32;
const MOST_POWERS = 4;
export const CONSTANTS = GONE + 16 * MOST_POWERS;
export const MOST_CONSTANTS = 64;
/** Rates of epochs, one after the other: a vector each, or a number each with rows in lanes. */
export const RATES = CONSTANTS + 4 * MOST_CONSTANTS;
export const MOST_RATES = 64;
/** What follows depends on the shape. */
export const STATE = RATES + 16 * MOST_RATES;

/** What stays in the nearest cache beside rows and parameters. */
const SCRATCH_BYTES = 16384;

/** How many vectors of rows are predicted before their gradients are summed. */
export function vectorsAtOnce(network: DenseNetwork): number {
  return Math.max(1, Math.floor(SCRATCH_BYTES / scratchStep(network)));
}

/** Bytes of one vector of rows in the scratch: of hidden layers a and, in pieces, z; every dz. */
function scratchStep(network: DenseNetwork): number {
  const last = at(scratchOffsets(network), network.layers.length - 1);
  return last.dz + 16 * outputCount(network);
}

/** Where the scratch of a vector of rows holds each layer's z (in pieces), its activations (both of hidden layers only) and dz, in bytes. */
export function scratchOffsets(network: DenseNetwork): { readonly z: number; readonly a: number; readonly dz: number }[] {
  let next = 0;
  const take = (vectors: number) => {
    next += 16 * vectors;
    return next - 16 * vectors;
  };
  return layout(network).map(({ units }, l) => {
    const hidden = l < network.layers.length - 1 ? units : 0;
    return { z: take(isPiecewise(network) ? hidden : 0), a: take(hidden), dz: take(units) };
  });
}

/**
 * Whether rows are predicted, judged and fed back in three loops rather than in one: where the outputs are a softmax. Its
 * exponents, their sum and the division are one long chain of operations, and however far a core looks ahead, it finds none
 * of the next row's there to do meanwhile. (A softmax of one output may be folded, fold.ts.)
 */
export function isPiecewise(network: DenseNetwork): boolean {
  return outputCount(network) > 1 && activationOf(network, network.layers.length - 1) === 'softmax';
}

/** Bytes from one vector of rows to the next in the data: inputs, targets and, with rows in lanes, which rows are there. */
export function dataStep(network: DenseNetwork, lanes: SmallSpec['lanes'], ownRows: boolean): number {
  const numbers = network.inputs + outputCount(network);
  if (lanes === 'rows') return 16 * (numbers + 1);
  return (ownRows ? 16 : 4) * numbers;
}

export function mapMemory({ network, optimizer, lanes, atOnce, frozen, penalised }: SmallSpec): MemoryMap {
  const loops = gradientLoops(network, optimizer);
  const folded = foldedEntries(network, optimizer);
  const inRows = lanes === 'rows';
  const { place, count } = places([...loops, folded], inRows ? 4 : 1);
  const placeBytes = inRows ? 4 : 16;
  const block = count * placeBytes;
  let end = STATE;
  const take = (bytes: number) => {
    end += bytes;
    return end - bytes;
  };
  const parameters = take(block);
  return {
    loops, folded, place, placeBytes, block, parameters,
    memory: take(block * optimizer.memory),
    mask: take(frozen ? block : 0),
    l1: take(penalised ? block : 0),
    l2: take(penalised ? block : 0),
    gradients: take(atOnce ? 0 : 16 * parameterCount(network)),
    scratch: take(vectorsAtOnce(network) * scratchStep(network)),
    scratchStep: scratchStep(network),
    end,
  };
}

/** The parameters' places; every loop begins at a multiple of `align`. */
function places(loops: readonly (readonly Entry[])[], align: number): { place: number[]; count: number } {
  const place: number[] = [];
  let count = 0;
  for (const loop of loops) {
    for (const { parameter } of loop) place[parameter] = count++;
    count = Math.ceil(count / align) * align;
  }
  return { place, count };
}

/** The place of a loop's first parameter. */
export function firstPlace({ place }: MemoryMap, loop: readonly Entry[]): number {
  return at(place, at(loop, 0).parameter);
}
