import type { Network } from '../network.ts';
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
