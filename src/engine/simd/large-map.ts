import type { DenseNetwork } from '../layer/kinds.ts';
import { layout } from '../network.ts';
import type { Optimizer } from '../optimizer/optimizer.ts';
import { STATE } from './memory-map.ts';

/** What a kernel of large networks is generated for. */
export interface LargeSpec {
  readonly network: DenseNetwork;
  readonly optimizer: Optimizer;
  readonly frozen: boolean;
  readonly penalised: boolean;
}

/** A layer in memory: a row of weights for each input and one of biases, `width` numbers each (units, and lanes without one). */
export interface LargeLayer {
  readonly inputs: number;
  readonly units: number;
  readonly width: number;
  /** Byte address of the weights of input 0. */
  readonly weights: number;
  readonly biases: number;
  /** Byte offsets in a row's scratch: activations (before: weighted sums), and dz (before: slopes). */
  readonly a: number;
  readonly dz: number;
  /** All ones in the lanes that are units, 0 in the others. */
  readonly lanes: number;
}

/** Where things stand in the kernel's memory, in bytes. Blocks hold a number for every parameter, in the order of the layers. */
export interface LargeMap {
  readonly layers: readonly LargeLayer[];
  readonly block: number;
  readonly parameters: number;
  readonly gradients: number;
  readonly memory: number;
  readonly mask: number;
  readonly l1: number;
  readonly l2: number;
  readonly scratch: number;
  readonly scratchStep: number;
  /** Rows that the scratch has room for. */
  readonly rowsAtOnce: number;
  readonly end: number;
}

const SCRATCH_BYTES = 32768;
const MOST_ROWS = 64;

export function mapLarge({ network, optimizer, frozen, penalised }: LargeSpec): LargeMap {
  let end = STATE;
  const take = (bytes: number) => {
    end += bytes;
    return end - bytes;
  };
  const parameters = end;
  let scratchStep = 0;
  const placed = layout(network).map(({ inputs, units }) => {
    const width = Math.ceil(units / 4) * 4;
    const a = scratchStep;
    scratchStep += 8 * width;
    return { inputs, units, width, weights: take(4 * inputs * width), biases: take(4 * width), a, dz: a + 4 * width };
  });
  const block = end - parameters;
  const layers = placed.map((layer) => ({ ...layer, lanes: take(4 * layer.width) }));
  const rowsAtOnce = Math.max(1, Math.min(MOST_ROWS, Math.floor(SCRATCH_BYTES / scratchStep)));
  return {
    layers, block, parameters,
    gradients: take(block),
    memory: take(block * optimizer.memory),
    mask: take(frozen ? block : 0),
    l1: take(penalised ? block : 0),
    l2: take(penalised ? block : 0),
    scratch: take(rowsAtOnce * scratchStep),
    scratchStep, rowsAtOnce, end,
  };
}
