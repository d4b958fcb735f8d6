import { activations } from '../activation/registry.ts';
import { at } from '../at.ts';
import type { DenseNetwork } from '../layer/kinds.ts';
import { activationOf, layout, outputCount } from '../network.ts';
import type { Optimizer } from '../optimizer/optimizer.ts';
import type { Entry } from './gradient-loops.ts';
import { f32x4 } from './instructions.ts';
import { rowSource, type Pen } from './pen.ts';
import { set, type Local } from './wasm.ts';

/**
 * Whether a network's last layer is folded into the one below: where it is a single neuron (weights w_u, error dz) over
 * neurons u whose activation is straight, a = z f'(z). With e_u = f'(z_u) dz, the gradients of both layers follow from the
 * sums of e_u and of input_i × e_u over the rows:
 *
 *   sum of dz_u = w_u × sum of e_u, and sum of input_i × dz_u = w_u × sum of input_i × e_u;
 *   sum of a_u × dz = sum of z_u × e_u = b_u × sum of e_u + w_iu × sum of input_i × e_u, over all i
 *
 * so that no row needs w_u × dz, nor a_u × dz: a quarter of the work of 2-3-1. The sum of dz itself, the gradient of the
 * neuron's bias, is taken along while errors are found.
 *
 * Where z_u is exactly 0 in every row, the last of these sums is rounding noise rather than 0: not for optimizers that
 * make as large a step of it as of anything.
 */
export function isFolded(network: DenseNetwork, { normalises }: Optimizer): boolean {
  const below = network.layers.length - 2;
  const activation = activationOf(network, below);
  return !normalises && below >= 0 && outputCount(network) === 1 && activation !== 'softmax' && activations[activation].straight;
}

/** The parameters of the layer that is folded, its bias last; none where nothing is folded. */
export function foldedEntries(network: DenseNetwork, optimizer: Optimizer): readonly Entry[] {
  const layers = layout(network);
  const layer = layers.length - 1;
  const { inputs, weights } = at(layers, layer);
  const entries = Array.from({ length: inputs + 1 }, (_, i) => ({ layer, i, u: 0, parameter: weights + i, isBias: i === inputs }));
  return isFolded(network, optimizer) ? entries : [];
}

/**
 * Turns the sums of e_u of a folded network into gradients, before anything is adjusted.
 * @param row any address: what is read does not depend on it
 * @param sums one per entry of each loop; those of the layer below the last become gradients
 * @param errors the sum of dz
 * @returns the gradients of the folded entries
 */
export function unfold(pen: Pen, row: Local, sums: readonly (readonly Local[])[], errors: Local): Local[] {
  const { f, map: { loops, folded } } = pen;
  const source = rowSource(pen, row, false);
  const gradients = folded.slice(0, -1).map(({ layer, i, u }) => ({ sum: f.local('v128'), begun: false, weight: f.keep('v128', source.weight(layer, i, u).code) }));
  loops.forEach((loop, l) => loop.forEach(({ layer, i, u, isBias }, index) => {
    if (layer !== pen.spec.network.layers.length - 2) return;
    const sum = at(at(sums, l), index);
    const gradient = at(gradients, u);
    const own = isBias ? source.bias(layer, u) : source.weight(layer, i, u);
    const part = f32x4.multiply(own.code, sum.get);
    f.emit(gradient.begun ? f32x4.add(gradient.sum.get, part) : part, set(gradient.sum));
    gradient.begun = true;
    f.emit(f32x4.multiply(sum.get, gradient.weight.get), set(sum));
  }));
  return [...gradients.map(({ sum }) => sum), errors];
}
