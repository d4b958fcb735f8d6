import { losses, type ElementwiseLossName } from '../loss/registry.ts';
import type { Network } from '../network.ts';
import type { DenseSpec } from './dense.ts';
import type { LayerSpec } from './registry.ts';

/**
 * Throws an Error that names the first layer of a kind that a backend writes no code for, so that another takes over. Every
 * backend that generates code calls it with the kinds that it knows.
 */
export function checkKinds({ layers }: Network, known: readonly LayerSpec['kind'][], backend: string): void {
  layers.forEach(({ kind }, l) => {
    if (!known.includes(kind)) throw new Error(`layers[${l}].kind: "${String(kind)}" has no code in ${backend}; train it on the reference`);
  });
}

/** A network whose loss looks at one output at a time. */
interface ElementwiseNetwork extends Network {
  readonly loss: ElementwiseLossName;
}

const isElementwise = (network: Network): network is ElementwiseNetwork => Object.hasOwn(losses, network.loss);

/** A network whose layers are all dense: what is written out unit by unit. */
export interface DenseNetwork extends ElementwiseNetwork {
  readonly layers: readonly DenseSpec[];
}

export function isDense(network: Network): network is DenseNetwork {
  return isElementwise(network) && network.layers.every(({ kind }) => kind === 'dense');
}

/** The same network, known to be dense; throws the Error of checkKinds where it is not. */
export function denseOnly(network: Network, backend: string): DenseNetwork {
  checkKinds(network, ['dense'], backend);
  if (isDense(network)) return network;
  throw new Error('layers: not all are dense');
}
