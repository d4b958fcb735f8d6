import { activations } from '../activation/registry.ts';
import { softmaxForm } from '../activation/softmax.ts';
import type { Arithmetic } from '../arithmetic.ts';
import { at } from '../at.ts';
import { losses } from '../loss/registry.ts';
import type { ActivationName, Network } from '../network.ts';

/** What a row's formulas read; every value may be asked for more than once. */
export interface RowSource<T> {
  input(i: number): T;
  target(u: number): T;
  weight(layer: number, i: number, u: number): T;
  bias(layer: number, u: number): T;
}

/** Weighted sums z and activations a of one layer, one per unit: shared values. */
export interface LayerValues<T> {
  readonly z: readonly T[];
  readonly a: readonly T[];
}

/** Predicts one row, written out unit by unit (book pp. 107-111). */
export function forwardRow<T>(m: Arithmetic<T>, network: Network, source: RowSource<T>): LayerValues<T>[] {
  const all: LayerValues<T>[] = [];
  let below: readonly T[] = Array.from({ length: network.inputs }, (_, i) => source.input(i));
  network.layers.forEach(({ units, activation }, l) => {
    const z = Array.from({ length: units }, (_, u) => {
      const products = below.map((a, i) => m.multiply(a, source.weight(l, i, u)));
      return m.share(products.reduce((sum, product) => m.add(sum, product), source.bias(l, u)));
    });
    const a = activate(m, activation, z);
    all.push({ z, a });
    below = a;
  });
  return all;
}

function activate<T>(m: Arithmetic<T>, name: ActivationName, z: readonly T[]): T[] {
  if (name === 'softmax') return softmaxForm(m, z).map((a) => m.share(a));
  const { form } = activations[name];
  return z.map((each) => m.share(form.value(m, each)));
}

/** The loss of one row. */
export function lossOfRow<T>(m: Arithmetic<T>, network: Network, source: RowSource<T>): T {
  const outputs = at(forwardRow(m, network, source), network.layers.length - 1).a;
  const { form } = losses[network.loss];
  return outputs.map((a, u) => form.value(m, a, m.share(source.target(u)))).reduce((sum, each) => m.add(sum, each));
}

/**
 * Feedback of one row: every layer's dz, shared values (book pp. 114-132).
 * @param present is laid on the errors of the outputs: the way to leave out a row that is none
 */
export function backwardRow<T>(
  m: Arithmetic<T>, network: Network, source: RowSource<T>, values: readonly LayerValues<T>[], present: (error: T) => T,
): T[][] {
  const last = network.layers.length - 1;
  const loss = losses[network.loss];
  const errors: T[][] = [];
  let da = at(values, last).a.map((a, u) => present(loss.form.error(m, a, source.target(u))));
  for (let l = last; l >= 0; l--) {
    const { activation } = at(network.layers, l);
    const dz = l === last && loss.cancels === activation ? da.map((each) => m.share(each)) : timesSlope(m, activation, at(values, l), da);
    errors.unshift(dz);
    if (l === 0) break;
    da = at(values, l - 1).a.map((_, i) =>
      dz.map((each, u) => m.multiply(each, source.weight(l, i, u))).reduce((sum, product) => m.add(sum, product)));
  }
  return errors;
}

function timesSlope<T>(m: Arithmetic<T>, name: ActivationName, { z, a }: LayerValues<T>, da: readonly T[]): T[] {
  if (name === 'softmax') throw new Error('softmax stands only last and with categorical-cross-entropy');
  const { form } = activations[name];
  return da.map((each, u) => m.share(m.multiply(each, form.derivative(m, at(z, u), at(a, u)))));
}
