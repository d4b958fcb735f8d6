import { activations } from '../activation/registry.ts';
import { softmaxForm } from '../activation/softmax.ts';
import type { Arithmetic } from '../arithmetic.ts';
import { at } from '../at.ts';
import { losses } from '../loss/registry.ts';
import type { DenseNetwork } from '../layer/kinds.ts';
import { type ActivationName, activationOf, layout } from '../network.ts';

/** What a row's formulas read; every value may be asked for more than once. */
export interface RowSource<T> {
  input(i: number): T;
  target(u: number): T;
  weight(layer: number, i: number, u: number): T;
  bias(layer: number, u: number): T;
}

/** Told of a shared value as soon as it is there; where a softmax follows, of the sum first. */
export type Witness<T> = (layer: number, u: number, value: T) => void;

/** Weighted sums z and activations a of one layer, one per unit: shared values. */
export interface LayerValues<T> {
  readonly z: readonly T[];
  readonly a: readonly T[];
}

/**
 * Predicts one row, written out unit by unit (book pp. 107-111).
 * @param witness of the activations
 */
export function forwardRow<T>(m: Arithmetic<T>, network: DenseNetwork, source: RowSource<T>, witness: Witness<T>): LayerValues<T>[] {
  const all: LayerValues<T>[] = [];
  let below: readonly T[] = Array.from({ length: network.inputs }, (_, i) => m.share(source.input(i)));
  layout(network).forEach(({ units }, l) => {
    const sums = Array.from({ length: units }, (_, u) => {
      const products = below.map((a, i) => m.multiply(a, source.weight(l, i, u)));
      return products.reduce((sum, product) => m.add(sum, product), source.bias(l, u));
    });
    const { z, a } = activate(m, activationOf(network, l), sums, (u, a) => witness(l, u, a));
    all.push({ z, a });
    below = a;
  });
  return all;
}

function activate<T>(m: Arithmetic<T>, name: ActivationName, sums: readonly T[], witness: (u: number, a: T) => void): LayerValues<T> {
  const share = (value: T, u: number): T => {
    const a = m.share(value);
    witness(u, a);
    return a;
  };
  if (name === 'softmax') {
    const z = sums.map(share);
    return { z, a: softmaxForm(m, z).map(share) };
  }
  const { form } = activations[name];
  const pairs = sums.map((sum, u) => {
    const z = m.share(sum);
    return { z, a: share(form.value(m, z), u) };
  });
  return { z: pairs.map(({ z }) => z), a: pairs.map(({ a }) => a) };
}

/** The loss of one row. */
export function lossOfRow<T>(m: Arithmetic<T>, network: DenseNetwork, source: RowSource<T>): T {
  const { z, a } = at(forwardRow(m, network, source, () => undefined), network.layers.length - 1);
  const { form } = losses[network.loss];
  return a.map((each, u) => form.value(m, each, m.share(source.target(u)), at(z, u))).reduce((sum, each) => m.add(sum, each));
}

/**
 * Feedback of one row (book pp. 114-132).
 * @param folded see fold.ts
 * @param witness of every layer's dz; where the last layer is folded into the one below, of e there
 * @param present is laid on the errors of the outputs: the way to leave out a row that is none
 */
export function backwardRow<T>(
  m: Arithmetic<T>, network: DenseNetwork, source: RowSource<T>, values: readonly LayerValues<T>[], folded: boolean, witness: Witness<T>,
  present: (error: T) => T,
): void {
  const last = network.layers.length - 1;
  const loss = losses[network.loss];
  let da = at(values, last).a.map((a, u) => present(loss.form.error(m, a, source.target(u))));
  for (let l = last; l >= 0; l--) {
    const activation = activationOf(network, l);
    const slopes = l === last && loss.cancels === activation ? undefined : at(values, l);
    const errors = da.map((each, u) => {
      const error = m.share(slopes === undefined ? each : timesSlope(m, activation, each, at(slopes.z, u), at(slopes.a, u)));
      witness(l, u, error);
      return error;
    });
    if (l === 0) break;
    const dz = folded && l === last - 1 ? errors.map((e, u) => m.share(m.multiply(e, source.weight(last, u, 0)))) : errors;
    da = at(values, l - 1).a.map((_, i) => (folded && l === last
      ? at(dz, 0)
      : dz.map((each, u) => m.multiply(each, source.weight(l, i, u))).reduce((sum, product) => m.add(sum, product))));
  }
}

function timesSlope<T>(m: Arithmetic<T>, name: ActivationName, da: T, z: T, a: T): T {
  if (name === 'softmax') throw new Error('softmax stands only last and with categorical-cross-entropy');
  return m.multiply(da, activations[name].form.derivative(m, z, a));
}
